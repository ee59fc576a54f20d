import { expect, test } from "vitest";
import { median, quantile } from "./statistics.ts";

test("a median is the middle value, or the mean of the middle two", () => {
  expect(median([5])).toBe(5);
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNaN();
});

test("a quantile lies between its neighbours", () => {
  expect(quantile([10, 20, 30, 40, 50], 0.95)).toBeCloseTo(48);
  expect(quantile([10, 20, 30, 40, 50], 1)).toBe(50);
});

test("what never came is later than everything that did", () => {
  const never = Number.POSITIVE_INFINITY;
  expect(median([1, 2, never])).toBe(2);
  expect(quantile([1, 2, never, never], 1)).toBe(never);
  expect(quantile([1, never, never, never], 0.5)).toBe(never);
});
