import type { Segment } from "@command-history/output";
import { expect, test } from "vitest";
import { markSegments } from "./mark-segments.ts";

const plain: Segment = { text: "one two ", style: null };
const bold: Segment = { text: "three", style: { bold: true } };

function said(segments: readonly Segment[]): string {
  return segments.map((segment) => segment.text).join("|");
}

test("a row without marks is one stretch", () => {
  expect(markSegments([plain, bold], [], null)).toEqual([{ from: 0, segments: [plain, bold], mark: "none" }]);
});

test("a mark can begin in one style and end in another", () => {
  const stretches = markSegments([plain, bold], [[4, 10]], null);
  expect(stretches.map(({ from, segments, mark }) => [from, said(segments), mark])).toEqual([
    [0, "one ", "none"],
    [4, "two |th", "hit"],
    [10, "ree", "none"],
  ]);
  expect(stretches[1]?.segments[1]?.style).toEqual({ bold: true });
});

test("the current hit is marked as such, whether or not it is among the marks", () => {
  const marks = [
    [0, 3],
    [4, 7],
  ] as const;
  const known = markSegments([plain], marks, [4, 7]);
  expect(known.map(({ segments, mark }) => [said(segments), mark])).toEqual([
    ["one", "hit"],
    [" ", "none"],
    ["two", "current"],
    [" ", "none"],
  ]);
  expect(markSegments([plain], [], [4, 7]).map(({ mark }) => mark)).toEqual(["none", "current", "none"]);
});

test("marks beside each other leave nothing between them, and one at the end nothing behind", () => {
  const stretches = markSegments(
    [bold],
    [
      [0, 2],
      [2, 5],
    ],
    null,
  );
  expect(stretches.map(({ segments, mark }) => [said(segments), mark])).toEqual([
    ["th", "hit"],
    ["ree", "hit"],
  ]);
});
