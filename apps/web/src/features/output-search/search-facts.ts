import { type InstanceHits, type SearchEnd, searchLimits } from "@command-history/contract";
import { wasStopped } from "../../api/stopping.ts";
import { formatCount, formatCounted } from "../../lib/format-number.ts";

/** How far a search is: it goes on, was stopped before its end, broke off, or went through everything. */
export type SearchState = "running" | "stopped" | "failed" | "done";

/** The state of a search from that of its request. */
export function searchState(
  { isFetching, error }: { isFetching: boolean; error: Error | null },
  end: SearchEnd | null,
): SearchState {
  if (isFetching) return "running";
  if (error !== null) return wasStopped(error) ? "stopped" : "failed";
  return end === null ? "stopped" : "done";
}

function hitsOf({ hits }: InstanceHits): number {
  return hits.stdout + hits.stderr;
}

/** What a search has found, in one line: "1,204 hits in 185 of 200 instances". */
export function searchSummary(
  items: readonly InstanceHits[],
  end: SearchEnd | null,
  state: SearchState,
): string {
  if (end !== null) {
    if (end.hits === 0) return `No hits in ${formatCounted(end.instancesSearched, "instance")}`;
    const hits = formatCounted(end.hits, "hit");
    return `${hits} in ${formatCount(items.length)} of ${formatCounted(end.instancesSearched, "instance")}`;
  }
  const hits = items.reduce((sum, item) => sum + hitsOf(item), 0);
  const soFar =
    items.length === 0
      ? ""
      : `${formatCounted(hits, "hit")} in ${formatCounted(items.length, "instance")} so far`;
  if (state === "running") return soFar === "" ? "Searching …" : `Searching … ${soFar}`;
  const ended = state === "stopped" ? "Stopped" : "Broke off";
  return soFar === "" ? ended : `${ended}: ${soFar}`;
}

/** What the list leaves out, if anything. */
export function searchCuts(end: SearchEnd | null): string[] {
  if (end === null) return [];
  const cuts: string[] = [];
  if (end.listedLines < end.matchedLines) {
    const listed = formatCount(end.listedLines);
    cuts.push(
      `${listed} of ${formatCounted(end.matchedLines, "line")} with hits are listed: at most ${searchLimits.linesPerInstance} an instance, ${formatCount(searchLimits.lines)} in all. The counts are of all.`,
    );
  }
  if (end.cutLines > 0) {
    const lines = end.cutLines === 1 ? "One line is" : `${formatCount(end.cutLines)} lines are`;
    cuts.push(`${lines} too long for an expression: only the beginning was searched.`);
  }
  return cuts;
}

/** Where an instance has its hits: "12 in stdout, 3 in stderr". */
export function instanceHitWords({ hits }: InstanceHits): string {
  return (["stdout", "stderr"] as const)
    .filter((stream) => hits[stream] > 0)
    .map((stream) => `${formatCount(hits[stream])} in ${stream}`)
    .join(", ");
}
