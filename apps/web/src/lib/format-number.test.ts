import { expect, test } from "vitest";
import { formatBytes, formatCount, formatCounted } from "./format-number.ts";

test.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [999, "999 bytes"],
  [1000, "1 kB"],
  [1234, "1.23 kB"],
  [999_900, "1 MB"],
  [5_242_880, "5.24 MB"],
  [1_073_741_824, "1.07 GB"],
  [1_234_000_000_000, "1,230 GB"],
])("%d bytes are %s", (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});

test("counts carry their noun in the right number", () => {
  expect(formatCounted(1, "line")).toBe("1 line");
  expect(formatCounted(8431, "line")).toBe("8,431 lines");
});

test.each([
  [0, "0"],
  [999, "999"],
  [1000, "1,000"],
  [10_000, "10,000"],
  [1_234_567, "1,234,567"],
  [-1234, "-1,234"],
])("%d is written as %s", (value, words) => {
  expect(formatCount(value)).toBe(words);
});
