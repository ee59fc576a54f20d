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

/** How many hits an instance has in both streams. */
export function hitsOf({ hits }: InstanceHits): number {
  return hits.stdout + hits.stderr;
}

/** What stands before what a search has found, where it did not come to its end. */
const stateWords: Readonly<Record<SearchState, string>> = {
  running: "Searching … ",
  stopped: "Stopped: ",
  failed: "Broke off: ",
  done: "",
};

/** Words on what was found, after those on the state of the search. */
function afterState(state: SearchState, words: string): string {
  const before = stateWords[state];
  return before === "" ? words : `${before}${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

/** What a search has found, in one line: "1,204 hits in 185 of 200 instances". */
export function searchSummary(
  items: readonly InstanceHits[],
  end: SearchEnd | null,
  state: SearchState,
): string {
  if (end !== null) {
    const searched = formatCounted(end.instancesSearched, "instance");
    if (end.hits === 0) return afterState(state, `No hits in ${searched}`);
    const hits = formatCounted(end.hits, "hit");
    return afterState(state, `${hits} in ${formatCount(items.length)} of ${searched}`);
  }
  if (items.length === 0) return stateWords[state].replace(/:? $/, "");
  const hits = items.reduce((sum, item) => sum + hitsOf(item), 0);
  return afterState(
    state,
    `${formatCounted(hits, "hit")} in ${formatCounted(items.length, "instance")} so far`,
  );
}

/**
 * How many instances a search found nothing in: "No hit in 191 of 200 instances". It leaves them out of its answer, so
 * nobody knows before its end.
 */
export function withoutHitsSummary(without: number, end: SearchEnd | null, state: SearchState): string {
  if (end === null) {
    return state === "running"
      ? "Searching … Instances without a hit are known at the end"
      : "Not all instances were searched: those without a hit are not known";
  }
  return afterState(
    state,
    without === 0
      ? "No instance is known to be without a hit"
      : `No hit in ${formatCount(without)} of ${formatCounted(end.instancesSearched, "instance")}`,
  );
}

/** Whether every line with hits is listed, and every line was searched to its end. */
export function leavesNothingOut(end: SearchEnd): boolean {
  return listCuts(end).length === 0 && searchCuts(end).length === 0;
}

/** What the list of hits leaves out, if anything. */
export function listCuts(end: SearchEnd | null): string[] {
  if (end === null || end.listedLines >= end.matchedLines) return [];
  const listed = formatCount(end.listedLines);
  return [
    `${listed} of ${formatCounted(end.matchedLines, "line")} with hits are listed: at most ${searchLimits.linesPerInstance} an instance, ${formatCount(searchLimits.lines)} in all.`,
  ];
}

/** What was not searched, if anything. */
export function searchCuts(end: SearchEnd | null): string[] {
  if (end === null || end.cutLines === 0) return [];
  const lines = end.cutLines === 1 ? "One line is" : `${formatCount(end.cutLines)} lines are`;
  return [`${lines} too long for an expression: only the beginning was searched.`];
}

/** Where an instance has its hits: "12 in stdout, 3 in stderr". */
export function instanceHitWords({ hits }: InstanceHits): string {
  return (["stdout", "stderr"] as const)
    .filter((stream) => hits[stream] > 0)
    .map((stream) => `${formatCount(hits[stream])} in ${stream}`)
    .join(", ");
}
