import { expect, test } from "vitest";
import { createScrollScale, maxElementHeight } from "./scroll-scale.ts";

test("heights that a browser can show are left alone", () => {
  const scale = createScrollScale(18_000, 500);
  expect(scale.height).toBe(18_000);
  expect(scale.scaled).toBe(false);
  expect(scale.toOffset(123)).toBe(123);
  expect(scale.toScrollTop(123)).toBe(123);
});

test("above that, both ends of the scroll bar still show both ends of the text", () => {
  const scale = createScrollScale(180_000_000, 500);
  expect(scale.height).toBe(maxElementHeight);
  expect(scale.scaled).toBe(true);
  expect(scale.toOffset(0)).toBe(0);
  expect(scale.toOffset(maxElementHeight - 500)).toBeCloseTo(180_000_000 - 500);
  expect(scale.toScrollTop(scale.toOffset(9_999_999))).toBeCloseTo(9_999_999);
});
