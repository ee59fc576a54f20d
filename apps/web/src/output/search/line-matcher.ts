import { createPlainMatcher, type MatchRange } from "@command-history/output";
import type { OutputQuery } from "../../lib/output-query.ts";
import { startsOf } from "./hit-starts.ts";
import { SearchUnloaded } from "./search-unloaded.ts";

/** Finds hits in a line. */
export interface LineMatcher {
  /** From left to right, none overlapping another, none empty. */
  hits(line: string): Iterable<MatchRange>;
  /**
   * Finds where they begin in a text of ASCII alone, without a copy of it in small letters: each call the next place,
   * -1 after the last.
   */
  startsInAscii(text: string): () => number;
  /** Characters of a line beyond which it does not look. */
  readonly lineLength: number;
  /**
   * Whether a hit depends on its own characters only, and holds no line end. Then many lines can be looked through
   * as one text, and a line from any of its hits on.
   */
  readonly spansLines: boolean;
}

/**
 * Throws SearchRefused for an expression that cannot be taken. Loads the engine of expressions when one is asked for;
 * throws SearchUnloaded when it does not come.
 */
export async function createLineMatcher({ text, syntax, matchCase }: OutputQuery): Promise<LineMatcher> {
  if (syntax === "regex") {
    const { createRegexMatcher } = await import("./regex-matcher.ts").catch((cause: unknown) => {
      throw new SearchUnloaded("The engine of expressions did not come", { cause });
    });
    return createRegexMatcher(text, { matchCase });
  }
  const { hits } = createPlainMatcher(text, { matchCase });
  return {
    hits,
    startsInAscii:
      matchCase || /[^ -~]/.test(text) ? (line) => startsOf(hits(line)) : (line) => foldedStarts(line, text),
    lineLength: Number.POSITIVE_INFINITY,
    spansLines: !/[\r\n]/.test(text),
  };
}

/** Where hits of a plain matcher that ignores case begin, when both texts are ASCII. The engine folds case without memory. */
function foldedStarts(line: string, text: string): () => number {
  const pattern = new RegExp(text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"), "gi");
  return () => (pattern.test(line) ? pattern.lastIndex - text.length : -1);
}
