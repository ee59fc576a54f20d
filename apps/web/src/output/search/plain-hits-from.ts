import type { MatchRange } from "@command-history/output";
import { maxRowLength } from "../row-map.ts";
import type { LineMatcher } from "./line-matcher.ts";

/** More characters than a text to look for can have. */
const longestText = 1024;

/**
 * The hits of a line from one that begins at `offset` on, as far as two rows go. What is before it, which can be
 * 50 MB, is not looked at: `matcher` finds the same hits from any of them on.
 */
export function* plainHitsFrom(
  matcher: LineMatcher,
  text: string,
  offset: number,
): Generator<MatchRange, void, void> {
  const part = text.slice(offset, offset + 2 * maxRowLength + longestText);
  for (const [from, to] of matcher.hits(part)) yield [from + offset, to + offset];
}
