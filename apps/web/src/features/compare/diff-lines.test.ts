import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commonEnds, diffLines } from "./diff-lines.ts";

const texts = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 30 });

/** Length of the longest common subsequence, by the textbook. */
function longestCommon(left: readonly string[], right: readonly string[]): number {
  let row = Array.from({ length: right.length + 1 }, () => 0);
  for (const key of left) {
    const next = [0];
    right.forEach((other, index) => {
      next.push(key === other ? (row[index] ?? 0) + 1 : Math.max(next[index] ?? 0, row[index + 1] ?? 0));
    });
    row = next;
  }
  return row[right.length] ?? 0;
}

describe("the stretches of two texts", () => {
  it("cover both texts from beginning to end, changed and unchanged in turn", () => {
    fc.assert(
      fc.property(texts, texts, (left, right) => {
        const stretches = diffLines(left, right) ?? [];
        let end = { left: 0, right: 0 };
        let before: boolean | undefined;
        for (const stretch of stretches) {
          expect([stretch.left[0], stretch.right[0]]).toEqual([end.left, end.right]);
          expect(stretch.same).not.toBe(before);
          if (stretch.same) expect(left.slice(...stretch.left)).toEqual(right.slice(...stretch.right));
          before = stretch.same;
          end = { left: stretch.left[1], right: stretch.right[1] };
        }
        const changed = stretches
          .filter(({ same }) => !same)
          .reduce(
            (sum, stretch) => sum + stretch.left[1] - stretch.left[0] + stretch.right[1] - stretch.right[0],
            0,
          );
        expect(changed).toBe(left.length + right.length - 2 * longestCommon(left, right));
        expect(end).toEqual({ left: left.length, right: right.length });
      }),
    );
  });

  it("are as few changed lines as can be", () => {
    const left = ["head", "one", "two", "three", "tail"];
    const right = ["head", "two", "three", "four", "tail"];
    expect(diffLines(left, right)).toEqual([
      { same: true, left: [0, 1], right: [0, 1] },
      { same: false, left: [1, 2], right: [1, 1] },
      { same: true, left: [2, 4], right: [1, 3] },
      { same: false, left: [4, 4], right: [3, 4] },
      { same: true, left: [4, 5], right: [4, 5] },
    ]);
  });

  it("are one when the texts are the same, and none when both are empty", () => {
    expect(diffLines(["a", "b"], ["a", "b"])).toEqual([{ same: true, left: [0, 2], right: [0, 2] }]);
    expect(diffLines([], [])).toEqual([]);
  });

  it("are not looked for past the limit of moved lines", () => {
    const left = Array.from({ length: 20 }, (_, line) => `line ${line}`);
    const right = left.toReversed();
    expect(diffLines(left, right, { moved: 37, changed: 100 })).toBeNull();
    expect(diffLines(left, right, { moved: 38, changed: 100 })).not.toBeNull();
  });

  it("are not told past the limit of changed lines", () => {
    const left = Array.from({ length: 20 }, (_, line) => `left ${line}`);
    const right = Array.from({ length: 20 }, (_, line) => `right ${line}`);
    expect(diffLines(left, right, { moved: 0, changed: 39 })).toBeNull();
    expect(diffLines(left, right, { moved: 1, changed: 40 })).toHaveLength(1);
  });
});

describe("the common ends of two texts", () => {
  it.each([
    ["abc", "abc", { start: 3, end: 0 }],
    ["abxc", "abyc", { start: 2, end: 1 }],
    ["aa", "aaa", { start: 2, end: 0 }],
    ["", "a", { start: 0, end: 0 }],
  ])("of %j and %j are %j", (left, right, ends) => {
    expect(commonEnds([...left], [...right])).toEqual(ends);
  });
});
