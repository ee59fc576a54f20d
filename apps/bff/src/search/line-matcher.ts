import type { SearchQuery } from "@command-history/contract";
import { createPlainMatcher, type PlainMatcher } from "@command-history/output";
import { createRegexMatcher } from "./regex-matcher.ts";

/** Finds hits in lines, one line at a time. */
export interface LineMatcher extends PlainMatcher {
  /** Characters of a line beyond which it does not look. */
  readonly lineLength: number;
}

/** Throws RequestError when the query's expression cannot be taken. */
export function createLineMatcher({ text, syntax, matchCase }: SearchQuery): LineMatcher {
  if (syntax === "regex") return createRegexMatcher(text, { matchCase });
  return { ...createPlainMatcher(text, { matchCase }), lineLength: Number.POSITIVE_INFINITY };
}
