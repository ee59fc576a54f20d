import { type SearchLine, searchLimits } from "@command-history/contract";
import type { MatchRange } from "@command-history/output";

/** Characters that stay before the first hit when a line's beginning is cut. */
const lead = 60;

/** A line as it is listed: the part around its first hit, and the hits in that part. */
export function excerptAround(
  line: string,
  hits: readonly MatchRange[],
): Pick<SearchLine, "text" | "cutBefore" | "cutAfter" | "ranges"> {
  const { lineLength } = searchLimits;
  const first = hits[0]?.[0] ?? 0;
  const latestStart = Math.max(0, line.length - lineLength);
  const wanted = first < lineLength - lead && line.length <= lineLength ? 0 : Math.max(0, first - lead);
  const from = characterStart(line, Math.min(wanted, latestStart));
  const to = characterStart(line, Math.min(from + lineLength, line.length));
  const ranges = hits
    .filter((hit) => hit[0] >= from && hit[0] < to)
    .map((hit): [number, number] => [hit[0] - from, Math.min(hit[1], to) - from]);
  return { text: line.slice(from, to), cutBefore: from > 0, cutAfter: to < line.length, ranges };
}

/** The place itself, or that before it when it would part the halves of a pair. */
function characterStart(text: string, at: number): number {
  const isLow = (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  return isLow && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 ? at - 1 : at;
}
