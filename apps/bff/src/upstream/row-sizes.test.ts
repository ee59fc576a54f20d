import { expect, test } from "vitest";
import { createRowSizes } from "./row-sizes.ts";

const gigabyte = 1024 ** 3;

test("what is sent for a row is assumed first, then learnt, large answers telling more than small ones", () => {
  const sizes = createRowSizes(4 * gigabyte);
  expect(sizes.rowsAtOnce()).toBe(3355);
  sizes.note({ bytes: 100_000 * 950, rows: 950 });
  expect(sizes.rowsAtOnce()).toBe(351);
  for (let answer = 0; answer < 20; answer++) sizes.note({ bytes: 20_000, rows: 20 });
  expect(sizes.rowsAtOnce()).toBeGreaterThan(28_000);
});

test("one row of a gigabyte is not taken for what rows are like", () => {
  const sizes = createRowSizes(4 * gigabyte);
  sizes.note({ bytes: gigabyte, rows: 1 });
  expect(sizes.rowsAtOnce()).toBeGreaterThan(600);
});

test("an answer without rows teaches nothing", () => {
  const sizes = createRowSizes(4 * gigabyte);
  sizes.note({ bytes: 80, rows: 0 });
  expect(sizes.rowsAtOnce()).toBe(3355);
});

test("where little is taken at once, half of that is asked for, but never a few rows only", () => {
  expect(createRowSizes(16_000_000).rowsAtOnce()).toBe(800);
  expect(createRowSizes(1000).rowsAtOnce()).toBe(20);
});

test.each([
  { limit: 64_000_000, row: 4_000_000 },
  { limit: 16_000_000, row: 1_000_000 },
  { limit: 16_000_000, row: 33_000 },
  { limit: 1_000_000, row: 400_000 },
])("after one answer of rows of $row bytes that was larger than $limit none is", ({ limit, row }) => {
  const sizes = createRowSizes(limit);
  sizes.noteTooLarge({ bytes: limit, rows: Math.floor(limit / row) });
  expect(sizes.rowsAtOnce() * row).toBeLessThanOrEqual(limit);
});

test("one huge row among ordinary ones makes no more than the next page come in few rows", () => {
  const sizes = createRowSizes(4 * gigabyte);
  sizes.noteTooLarge({ bytes: 4 * gigabyte, rows: 1 });
  expect(sizes.rowsAtOnce()).toBe(1);
  sizes.note({ bytes: 10_000, rows: 1 });
  for (let part = 0; part < 10; part++) sizes.note({ bytes: 200_000, rows: 20 });
  expect(sizes.rowsAtOnce()).toBeGreaterThan(200);
});

test.each([1_500_000, 3_000_000, 4_000_000, 5_000_000, 7_000_000, 20_000_000])(
  "rows that stay at %i bytes are asked for few at a time from then on",
  (row) => {
    const limit = 64_000_000;
    const sizes = createRowSizes(limit);
    sizes.noteTooLarge({ bytes: limit, rows: Math.floor(limit / row) });
    for (let part = 0; part < 200; part++) {
      const rows = sizes.rowsAtOnce();
      expect(rows * row).toBeLessThanOrEqual(limit);
      sizes.note({ bytes: rows * row, rows });
    }
  },
);

test("a single row that is too large makes no page come row by row", () => {
  const sizes = createRowSizes(1_000_000);
  sizes.noteTooLarge({ bytes: 1_000_000, rows: 0 });
  expect(sizes.rowsAtOnce()).toBe(50);
});
