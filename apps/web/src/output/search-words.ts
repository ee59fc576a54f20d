import { formatCount, formatCounted } from "../lib/format-number.ts";
import type { OutputState } from "./output-client.ts";
import type { Hit } from "./protocol.ts";

/** How a search stands: "3 of 1,204", "No hits", "57 lines hidden". */
export function searchWords({ found, refusal, failure }: OutputState, current: Hit | null): string {
  if (refusal !== null) return "";
  // Else the failure is told, and nothing may come any more.
  if (found === null) return failure === null ? "Searching …" : "";
  const soFar = found.done ? "" : " so far";
  if (found.rows !== null) return `${formatCounted(found.matchedLines, "line")} hidden${soFar}`;
  if (found.hits === 0) return found.done ? "No hits" : "No hits so far";
  if (current === null) return `${formatCounted(found.hits, "hit")}${soFar}`;
  return `${formatCount(current.index + 1)} of ${formatCount(found.hits)}${soFar}`;
}

/** What must be said besides: why there is no result, or what it does not cover. */
export function searchNote({ found, refusal }: OutputState): { text: string; isError: boolean } | null {
  if (refusal !== null) return { text: refusal, isError: true };
  if (found === null || found.cutLines === 0) return null;
  const lines = found.cutLines === 1 ? "One line is" : `${formatCount(found.cutLines)} lines are`;
  return { text: `${lines} too long for an expression: only the beginning was searched.`, isError: false };
}
