import { type SearchLine, type StreamName, searchLimits } from "@command-history/contract";
import type { MatchRange } from "@command-history/output";
import type { Turns } from "../turns.ts";
import { excerptAround } from "./line-excerpt.ts";
import type { LineMatcher } from "./line-matcher.ts";
import { visibleLines } from "./visible-lines.ts";

/** What a search found in one text: true counts, and the first lines with hits. */
export interface TextHits {
  readonly hits: number;
  readonly matchedLines: number;
  /** Lines longer than the matcher looks. */
  readonly cutLines: number;
  readonly lines: readonly SearchLine[];
}

/** Searches a text line by line, in turns. Lists at most `maxLines` lines. */
export async function searchText(
  text: string,
  stream: StreamName,
  search: { matcher: LineMatcher; maxLines: number; turns: Turns },
): Promise<TextHits> {
  const { matcher, maxLines, turns } = search;
  const { lines, isAsSent } = await visibleLines(text, turns);
  const listed: SearchLine[] = [];
  let hits = 0;
  let matchedLines = 0;
  let cutLines = 0;
  if (isAsSent && !matcher.occursIn(text)) return { hits, matchedLines, cutLines, lines: listed };
  let number = 0;
  for (const line of lines) {
    number += 1;
    const isCut = line.length > matcher.lineLength;
    if (isCut) cutLines += 1;
    const ranges: MatchRange[] = [];
    let hitsInLine = 0;
    for (const range of matcher.hits(isCut ? line.slice(0, matcher.lineLength) : line)) {
      hitsInLine += 1;
      if (ranges.length < searchLimits.rangesPerLine) ranges.push(range);
      if (turns.isOver()) await turns.next();
    }
    if (hitsInLine > 0) {
      hits += hitsInLine;
      matchedLines += 1;
      if (listed.length < maxLines) listed.push({ stream, line: number, ...excerptAround(line, ranges) });
    }
    if (turns.isOver()) await turns.next();
  }
  return { hits, matchedLines, cutLines, lines: listed };
}
