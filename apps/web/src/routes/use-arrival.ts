import { useCallback, useState } from "react";
import type { PlacedOutput } from "../lib/open-output.ts";
import type { ListSearch } from "./list-search.ts";
import { isFirstVisit } from "./visited.ts";

/** What of the list is to be scrolled to once it is there. */
interface Arrival {
  readonly output: PlacedOutput | null;
  readonly row: { readonly id: string; readonly as: "linked" | "opened" } | null;
  /** The viewer has opened this row. */
  readonly rowOpened: (id: string) => void;
  /** It is there: what is scrolled to as it comes is not again when it leaves the page and comes back. */
  readonly rowCame: () => void;
  readonly outputCame: () => void;
}

/**
 * A link opens the list at its output, first where lines are selected, or at its open row; on the way back the page is
 * where it was left. A row that the viewer opens is scrolled to as far as it needs.
 */
export function useArrival({ open, output }: Pick<ListSearch, "open" | "output">): Arrival {
  const [wantedOutput, setOutput] = useState(() =>
    isFirstVisit() ? (output.find(({ lines }) => lines !== null) ?? output[0] ?? null) : null,
  );
  const [row, setRow] = useState<Arrival["row"]>(() =>
    isFirstVisit() && wantedOutput === null && open[0] !== undefined ? { id: open[0], as: "linked" } : null,
  );
  return {
    output: wantedOutput,
    row,
    rowOpened: useCallback((id) => setRow({ id, as: "opened" }), []),
    rowCame: useCallback(() => setRow(null), []),
    outputCame: useCallback(() => setOutput(null), []),
  };
}
