import { describe, expect, it } from "vitest";
import type { DiffBlock, DiffLine, SameLine } from "./diff-model.ts";
import { foldRows, hiddenLines } from "./fold-rows.ts";

function line(number: number): DiffLine {
  return { number, parts: [], hiddenBefore: 0, hiddenAfter: 0 };
}
const same = (number: number): SameLine => ({ left: line(number), right: line(number + 1) });

const blocks: readonly DiffBlock[] = [
  { kind: "change", removed: [], added: [line(1)] },
  { kind: "same", count: 100, head: [same(1)], tail: [same(100)] },
  { kind: "change", removed: [line(101), line(102)], added: [line(102)] },
];

describe("the rows of a difference", () => {
  it("stand side by side, the longer side alone at the end", () => {
    const { rows, starts } = foldRows(blocks, new Map(), "split");
    expect(rows).toEqual([
      { kind: "pair", difference: 0, left: null, right: line(1) },
      { kind: "same", ...same(1) },
      { kind: "fold", block: 1, hidden: 98 },
      { kind: "same", ...same(100) },
      { kind: "pair", difference: 1, left: line(101), right: line(102) },
      { kind: "pair", difference: 1, left: line(102), right: null },
    ]);
    expect(starts).toEqual([0, 4]);
  });

  it("stand in one column, removed ones first", () => {
    const { rows, starts } = foldRows(blocks, new Map(), "unified");
    expect(rows.map(({ kind }) => kind)).toEqual([
      "added",
      "same",
      "fold",
      "same",
      "removed",
      "removed",
      "added",
    ]);
    expect(starts).toEqual([0, 4]);
  });

  it("take up unfolded lines after the first ones, until nothing is hidden", () => {
    const some = new Map([[1, [same(2), same(3)]]]);
    expect(foldRows(blocks, some, "split").rows[4]).toEqual({ kind: "fold", block: 1, hidden: 96 });
    const all = new Map([[1, Array.from({ length: 98 }, (_, index) => same(index + 2))]]);
    const { rows, starts } = foldRows(blocks, all, "split");
    expect(rows.some(({ kind }) => kind === "fold")).toBe(false);
    expect(rows).toHaveLength(103);
    expect(starts).toEqual([0, 101]);
  });
});

describe("hidden lines", () => {
  it("are what is neither at hand nor unfolded", () => {
    const block = { kind: "same", count: 10, head: [same(1)], tail: [] } as const;
    expect(hiddenLines(block)).toBe(9);
    expect(hiddenLines(block, [same(2)])).toBe(8);
  });
});
