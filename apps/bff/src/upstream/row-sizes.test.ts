import { expect, test } from "vitest";
import { createRowSizes } from "./row-sizes.ts";

test("what is sent for a row is assumed first, then learnt, large answers telling more than small ones", () => {
  const sizes = createRowSizes();
  expect(sizes.bytesPerRow("main")).toBe(10_000);
  sizes.note("main", { bytes: 100_000 * 950, rows: 950 });
  expect(sizes.bytesPerRow("main")).toBeCloseTo(95_500);
  for (let answer = 0; answer < 20; answer++) sizes.note("main", { bytes: 20_000, rows: 20 });
  expect(sizes.bytesPerRow("main")).toBeLessThan(1_200);
  expect(sizes.bytesPerRow("other")).toBe(10_000);
});

test("one row of a gigabyte is not taken for what rows are like", () => {
  const sizes = createRowSizes();
  sizes.note("main", { bytes: 1e9, rows: 1 });
  expect(sizes.bytesPerRow("main")).toBeLessThan(50_000);
});

test("an answer without rows teaches nothing", () => {
  const sizes = createRowSizes();
  sizes.note("main", { bytes: 80, rows: 0 });
  expect(sizes.bytesPerRow("main")).toBe(10_000);
});
