import type { IgnoredRange } from "@command-history/output";
import type { ComparedLine } from "./compared-lines.ts";
import type { DiffLine, LinePart } from "./diff-model.ts";
import type { Mark } from "./mark-words.ts";

/** Characters of one line that are shown at most. */
export const shownLength = 2000;
/** Characters before the first difference of a longer line that are shown. */
const shownBefore = 200;

/**
 * A line as it is shown, cut into parts. Of a very long line the stretch around `focus`, where it begins to differ. Ignored
 * ranges and marks are from left to right and overlap neither among themselves nor with each other.
 */
export function diffLine(
  { number, text }: ComparedLine,
  ignored: readonly IgnoredRange[],
  marks: readonly Mark[] = [],
  focus = 0,
): DiffLine {
  const from = text.length > shownLength ? Math.max(0, focus - shownBefore) : 0;
  const to = Math.min(text.length, from + shownLength);
  const ranges = [
    ...ignored.map((range) => ({ from: range.from, to: range.to, mark: "ignored" as const })),
    ...marks.map(([start, end]) => ({ from: start, to: end, mark: "changed" as const })),
  ].sort((one, other) => one.from - other.from);
  const parts: LinePart[] = [];
  let at = from;
  function add(end: number, mark: LinePart["mark"]): void {
    if (end > at) parts.push({ text: text.slice(at, end), mark });
    at = Math.max(at, end);
  }
  for (const range of ranges) {
    add(Math.min(range.from, to), null);
    add(Math.min(range.to, to), range.mark);
  }
  add(to, null);
  return { number, parts, hiddenBefore: from, hiddenAfter: text.length - to };
}

/** Where two lines begin to differ. */
export function firstDifference(left: string, right: string): number {
  const shorter = Math.min(left.length, right.length);
  let at = 0;
  while (at < shorter && left.charCodeAt(at) === right.charCodeAt(at)) at++;
  return at;
}
