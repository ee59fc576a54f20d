import type { InstanceHits, InstanceResult, StreamName } from "@command-history/contract";
import type { ReactNode, RefObject } from "react";
import { hitToShow, type ShownOutput } from "../features/output-search/hit-to-show.ts";
import { OutputSearch } from "../features/output-search/output-search.tsx";
import type { OutputQuery } from "../lib/output-query.ts";
import type { InvocationSearch } from "./invocation-search.ts";
import { NoInstances } from "./no-instances.tsx";
import type { UpdateInvocationSearch } from "./use-invocation-search.ts";
import { useOutputBelow } from "./use-output-below.ts";

/** The search through all outputs of an invocation. A hit opens that output at its line. */
export function SearchPane(props: {
  invocationId: string;
  instances: readonly InstanceResult[];
  /** Those that pass the filters; null without filters. */
  narrowedTo: readonly InstanceResult[] | null;
  search: InvocationSearch;
  update: UpdateInvocationSearch;
  /** What shows the output of an instance. */
  output: RefObject<HTMLElement | null>;
  /** The output on display; null when there is none. */
  shown: ShownOutput | null;
  /** A hit was chosen whose line is on display already. */
  onSameHit: () => void;
  onTellsRefusal: (tells: boolean) => void;
  /** What stands in the pane while no hits are shown, and what it is called. */
  children: ReactNode;
  below: "instances" | "groups";
}) {
  const { search, update, output, shown } = props;
  const leadToOutput = useOutputBelow(search, output);

  function changeQuery(query: OutputQuery, searchesAll: boolean): void {
    update(({ hits }) => ({ search: query, hits: searchesAll ? (hits ?? "some") : null }), { replace: true });
  }

  function isOpenLine(instance: string, stream: StreamName, line: number): boolean {
    const { lines, left } = search;
    const isLine = lines?.from === line && lines.to === line;
    return isLine && search.instance === instance && search.stream === stream && left === null;
  }

  function openHit(instance: string, stream: StreamName, line: number): void {
    const lines = { from: line, to: line };
    const isSame = isOpenLine(instance, stream, line);
    leadToOutput({ now: isSame });
    if (isSame) props.onSameHit();
    else update(() => ({ instance, stream, lines, left: null, right: null }));
  }

  function openInstance(instance: string): void {
    leadToOutput({
      now: search.instance === instance && search.lines === null && search.left === null,
    });
    update(() => ({ instance, lines: null, left: null, right: null }));
  }

  /**
   * Beside a list of hits, an output without any would be of no use. Where lines or hits are hidden, it is what is left that
   * counts.
   */
  function showHits(items: readonly InstanceHits[]): void {
    if (shown === null || search.search.invert || search.hits === "none") return;
    const next = hitToShow(items, shown);
    if (next === null) return;
    const stream = search.stream === "both" ? search.stream : next.stream;
    update(() => ({ instance: next.instanceId, stream, lines: null }), { replace: true });
  }

  return (
    <OutputSearch
      invocationId={props.invocationId}
      profile={search.profile}
      query={search.search}
      onQueryChange={changeQuery}
      instances={props.instances}
      filter={search}
      narrowedTo={props.narrowedTo}
      listed={search.hits}
      onListedChange={(hits) => update(() => ({ hits }))}
      onOpenHit={openHit}
      shownInstance={search.left === null ? (shown?.instanceId ?? null) : null}
      isOpenLine={isOpenLine}
      onOpenInstance={openInstance}
      onFound={showHits}
      onTellsRefusal={props.onTellsRefusal}
      noneLeft={<NoInstances any={props.instances.length > 0} update={update} />}
      below={props.below}
    >
      {props.children}
    </OutputSearch>
  );
}
