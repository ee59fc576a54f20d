import { isFailingTask } from "@command-history/contract";
import { type RefObject, useState } from "react";
import { announce } from "../lib/announce.ts";
import type { InstanceRow } from "../lib/instance-rows.ts";
import { isFailedInstance, nextFailed } from "../lib/next-failed.ts";
import type { TableHandle } from "../table/table-handle.ts";
import { chosenRow } from "./chosen-row.ts";
import { focusText } from "./focus-text.ts";
import type { InvocationSearch } from "./invocation-search.ts";
import type { UpdateInvocationSearch } from "./use-invocation-search.ts";
import { useOutputBelow } from "./use-output-below.ts";

interface ChosenInstanceOptions {
  readonly rows: readonly InstanceRow[];
  readonly shown: readonly InstanceRow[];
  /** Those in view, by the text filter too where it counts: of these it is told that some failed, and steps lead to them. */
  readonly inView: readonly InstanceRow[];
  readonly search: InvocationSearch;
  readonly update: UpdateInvocationSearch;
  readonly table: RefObject<TableHandle<InstanceRow> | null>;
  /** What shows the chosen instance's output. */
  readonly pane: RefObject<HTMLElement | null>;
}

/** Which instance's output is shown, and the ways to show another one's. */
export function useChosenInstance(options: ChosenInstanceOptions) {
  const { rows, shown, inView, search, update, table, pane } = options;
  const [unnamed, setUnnamed] = useState<string | null>(null);
  const chosen = chosenRow(rows, shown, search.instance, unnamed);
  const key = chosen?.key ?? null;
  if (search.instance === null && key !== unnamed) setUnnamed(key);

  const leadToOutput = useOutputBelow(search, pane);

  function show({ result }: InstanceRow, { step }: { step: boolean }): void {
    leadToOutput();
    update(
      ({ stream }) => ({
        instance: result.instanceId,
        lines: null,
        left: null,
        right: null,
        // A step is to show why an instance failed, which a stream that it wrote nothing to does not.
        stream: step && stream !== null && stream !== "both" && result[stream]?.bytes === 0 ? null : stream,
      }),
      { step },
    );
  }

  /** Shows what an instance wrote. Chosen once more, it takes the focus there. */
  function choose(row: InstanceRow): void {
    if (row.result.instanceId !== search.instance || search.left !== null) {
      show(row, { step: false });
      return;
    }
    leadToOutput({ now: true });
    if (pane.current !== null) focusText(pane.current);
  }

  /** Those in view in the order of the table, which may be sorted. */
  function inOrder(): readonly InstanceRow[] {
    return table.current?.items() ?? inView;
  }

  function showFirstFailed(): void {
    const first = nextFailed(inOrder(), null, 1);
    if (first === null) return;
    choose(first);
    // What led here is gone with it.
    pane.current?.focus();
  }

  /** Shows what the next failing instance wrote, or the one before; null when there is no other. */
  function showFailed(step: 1 | -1): InstanceRow | null {
    const next = nextFailed(inOrder(), key, step);
    // Back leads to what was chosen, not through every step.
    if (next !== null) show(next, { step: true });
    else if (inView.length === rows.length) announce("No other instance failed");
    else announce("No other failed instance passes the filters");
    return next;
  }

  // The instance on display stays there while others go on; that some have failed meanwhile must not go unseen.
  const isOtherShown = search.instance === null && !isFailingTask(chosen?.result.status ?? null);
  const failed = isOtherShown ? inView.filter(isFailedInstance) : [];
  const failedMeanwhile = failed.length === 0 ? null : { count: failed.length, showFirst: showFirstFailed };
  const hasOtherFailed = nextFailed(inView, key, 1) !== null;

  return { chosen, choose, showFailed, hasOtherFailed, failedMeanwhile };
}
