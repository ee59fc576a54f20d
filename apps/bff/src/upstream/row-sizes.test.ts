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
