import type { InstanceHits, StreamName } from "@command-history/contract";
import { type ReactNode, type RefObject, useMemo } from "react";
import { hitToShow, type ShownOutput } from "../features/output-search/hit-to-show.ts";
import { OutputSearch } from "../features/output-search/output-search.tsx";
import type { InstanceRow } from "../lib/instance-rows.ts";
import type { InvocationSearch } from "./invocation-search.ts";
import type { UpdateInvocationSearch } from "./use-invocation-search.ts";
import { useOutputBelow } from "./use-output-below.ts";

/** The search through all outputs of an invocation. A hit opens that output at its line. */
export function SearchPane(props: {
  invocationId: string;
  /** All of its instances. */
  rows: readonly InstanceRow[];
  search: InvocationSearch;
  update: UpdateInvocationSearch;
  /** What shows the output of an instance. */
  output: RefObject<HTMLElement | null>;
  /** The output on display; null when there is none. */
  shown: ShownOutput | null;
  onTellsRefusal: (tells: boolean) => void;
  /** What stands in the pane while no hits are shown. */
  children: ReactNode;
}) {
  const { rows, search, update, output, shown } = props;
  const statuses = useMemo(
    () => new Map(rows.map(({ result }) => [result.instanceId ?? "", result.status])),
    [rows],
  );

  const leadToOutput = useOutputBelow(search, output);

  function isShown(instance: string, stream: StreamName, line: number): boolean {
    const { lines, left } = search;
    const isLine = lines?.from === line && lines.to === line;
    return isLine && search.instance === instance && search.stream === stream && left === null;
  }

  function openHit(instance: string, stream: StreamName, line: number): void {
    const lines = { from: line, to: line };
    leadToOutput({ now: isShown(instance, stream, line) });
    update(() => ({ instance, stream, lines, left: null, right: null }));
  }

  /** Beside a list of hits, an output without any would be of no use. Where lines are hidden, it is what is left that counts. */
  function showHits(items: readonly InstanceHits[]): void {
    const next = shown === null || search.search.invert ? null : hitToShow(items, shown);
    if (next === null) return;
    const stream = search.stream === "both" ? search.stream : next.stream;
    update(() => ({ instance: next.instanceId, stream, lines: null }), { replace: true });
  }

  return (
    <OutputSearch
      invocationId={props.invocationId}
      profile={search.profile}
      query={search.search}
      onQueryChange={(query) => update(() => ({ search: query }), { replace: true })}
      statuses={statuses}
      onOpenHit={openHit}
      onFound={showHits}
      onTellsRefusal={props.onTellsRefusal}
    >
      {props.children}
    </OutputSearch>
  );
}
