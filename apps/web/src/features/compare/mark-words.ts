import type { IgnoredRange } from "@command-history/output";
import { diffArrays } from "diff";

/** Characters [from, to) of a line that the other line has not. */
export type Mark = readonly [from: number, to: number];

/** A line and what is ignored in it. */
export interface MarkedLine {
  readonly text: string;
  readonly ignored: readonly IgnoredRange[];
}

/** Longer lines are compared as wholes. */
export const maxWordsLength = 10_000;
/** Words and signs that may be removed and added together in one pair of lines. */
const maxChangedWords = 1000;
/** Lines that share less of their text than this are two lines, not one that was changed. */
const leastShared = 0.3;

/** Words, blanks, and signs one by one. */
const token = /[\p{L}\p{N}_]+|\s+|./gsu;

interface Token {
  readonly from: number;
  readonly to: number;
  /** What is compared. */
  readonly key: string;
  readonly blank: boolean;
}

/**
 * The words in which two lines differ, of each line; null when they have too little in common, or are too long. What is
 * ignored counts as one word, the same in both.
 */
export function markWords(left: MarkedLine, right: MarkedLine): readonly [Mark[], Mark[]] | null {
  if (Math.max(left.text.length, right.text.length) > maxWordsLength) return null;
  const leftTokens = tokensOf(left);
  const rightTokens = tokensOf(right);
  const changes = diffArrays(
    leftTokens.map(({ key }) => key),
    rightTokens.map(({ key }) => key),
    { maxEditLength: maxChangedWords },
  );
  if (changes === undefined) return null;
  const marks: readonly [Mark[], Mark[]] = [[], []];
  let shared = 0;
  let leftAt = 0;
  let rightAt = 0;
  for (const { added, removed, count } of changes) {
    if (!added && !removed) shared += lengthOf(leftTokens.slice(leftAt, leftAt + count));
    if (removed) addMark(marks[0], leftTokens, leftAt, leftAt + count);
    if (added) addMark(marks[1], rightTokens, rightAt, rightAt + count);
    if (!added) leftAt += count;
    if (!removed) rightAt += count;
  }
  const whole = Math.max(lengthOf(leftTokens), lengthOf(rightTokens));
  return shared < leastShared * whole ? null : marks;
}

/** Characters of tokens that are not blank. */
function lengthOf(tokens: readonly Token[]): number {
  return tokens.reduce((length, { from, to, blank }) => length + (blank ? 0 : to - from), 0);
}

function addMark(marks: Mark[], tokens: readonly Token[], first: number, end: number): void {
  const from = tokens[first]?.from;
  const to = tokens[end - 1]?.to;
  if (from !== undefined && to !== undefined) marks.push([from, to]);
}

function tokensOf({ text, ignored }: MarkedLine): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const { from, to, replacement, kind } of ignored) {
    tokens.push(...plainTokens(text, end, from));
    if (replacement !== "") tokens.push({ from, to, key: replacement, blank: kind === "whitespace" });
    end = to;
  }
  tokens.push(...plainTokens(text, end, text.length));
  return tokens;
}

function plainTokens(text: string, from: number, to: number): Token[] {
  return Array.from(text.slice(from, to).matchAll(token), ({ 0: key, index }) => ({
    from: from + index,
    to: from + index + key.length,
    key,
    blank: key.trim() === "",
  }));
}
