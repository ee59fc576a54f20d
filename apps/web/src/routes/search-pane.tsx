import type { StreamName } from "@command-history/contract";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { OutputSearch } from "../features/output-search/output-search.tsx";
import { panesAreStacked } from "../ui/split-panes.tsx";
import type { InvocationSearch } from "./invocation-search.ts";
import type { UpdateInvocationSearch } from "./use-invocation-search.ts";

/** The search through all outputs of an invocation. A hit opens that output at its line. */
export function SearchPane(props: {
  invocationId: string;
  search: InvocationSearch;
  update: UpdateInvocationSearch;
  /** What shows the output of an instance. */
  output: RefObject<HTMLElement | null>;
  /** What stands in the pane while no hits are shown. */
  children: ReactNode;
}) {
  const { search, update, output } = props;

  /** A hit was opened, and its output is below the list. */
  const toOutput = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the output that was asked for is shown now
  useEffect(() => {
    if (!toOutput.current) return;
    toOutput.current = false;
    output.current?.focus();
  }, [search.instance, search.lines, output]);

  function openHit(instance: string, stream: StreamName, line: number): void {
    const lines = { from: line, to: line };
    toOutput.current = panesAreStacked();
    update(() => ({ instance, stream, lines, left: null, right: null }));
  }

  return (
    <OutputSearch
      invocationId={props.invocationId}
      profile={search.profile}
      query={search.search}
      onQueryChange={(query) => update(() => ({ search: query }), { replace: true })}
      onOpenHit={openHit}
    >
      {props.children}
    </OutputSearch>
  );
}
