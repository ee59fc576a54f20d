import fc from "fast-check";
import { expect, test } from "vitest";
import { createRowHeights } from "./row-heights.ts";

const rowHeight = 18;

test("offsets and rows agree with adding up every row, whatever was measured", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1500 }),
      fc.array(fc.record({ row: fc.nat(1499), height: fc.integer({ min: 1, max: 90 }) }), { maxLength: 60 }),
      fc.nat(40_000),
      (count, measured, target) => {
        const heights = createRowHeights(rowHeight);
        heights.setCount(count);
        const plain = new Array<number>(count).fill(rowHeight);
        for (const { row, height } of measured.filter((one) => one.row < count)) {
          heights.measure(row, height);
          plain[row] = height;
        }
        const tops = [0];
        for (const height of plain) tops.push((tops.at(-1) ?? 0) + height);

        expect(tops.map((_, row) => heights.offset(row))).toEqual(tops);
        const found = tops.findLastIndex((top) => top <= target);
        expect(heights.rowAt(target)).toBe(Math.min(found, count - 1));
      },
    ),
  );
});

test("a row stands below those measured, also when their deviations add up to nothing", () => {
  const heights = createRowHeights(rowHeight);
  heights.setCount(2);
  heights.measure(0, 6);
  heights.measure(1, 30);
  expect([0, 1, 2].map(heights.offset)).toEqual([0, 6, 36]);
});

test("says whether a measured height is news", () => {
  const heights = createRowHeights(rowHeight);
  heights.setCount(10);
  expect(heights.measure(3, rowHeight)).toBe(false);
  expect(heights.measure(3, 36)).toBe(true);
  expect(heights.measure(3, 36)).toBe(false);
});

test("forgets measured heights, and keeps them when rows are added", () => {
  const heights = createRowHeights(rowHeight);
  heights.setCount(10);
  heights.measure(3, 100);
  heights.setCount(1_000_000);
  expect(heights.offset(1_000_000)).toBe(18_000_082);
  heights.forget();
  expect(heights.offset(1_000_000)).toBe(18_000_000);
});

test("an offset outside the rows gives the first or the last row", () => {
  const heights = createRowHeights(rowHeight);
  expect(heights.rowAt(100)).toBe(0);
  heights.setCount(1000);
  expect(heights.rowAt(-5)).toBe(0);
  expect(heights.rowAt(1e9)).toBe(999);
});
