import type { StreamName } from "@command-history/contract";
import type { ReactNode } from "react";
import { OutputSearch } from "../features/output-search/output-search.tsx";
import type { InvocationSearch } from "./invocation-search.ts";
import type { UpdateInvocationSearch } from "./use-invocation-search.ts";

/** The search through all outputs of an invocation. A hit opens that output at its line. */
export function SearchPane(props: {
  invocationId: string;
  search: InvocationSearch;
  update: UpdateInvocationSearch;
  /** What stands in the pane while no hits are shown. */
  children: ReactNode;
}) {
  const { search, update } = props;

  function openHit(instance: string, stream: StreamName, line: number): void {
    const lines = { from: line, to: line };
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
