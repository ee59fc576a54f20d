import { expect, test } from "vitest";
import { formatBytes, formatCounted } from "./format-number.ts";

test.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [999, "999 bytes"],
  [1000, "1 kB"],
  [1234, "1.23 kB"],
  [999_900, "1 MB"],
  [5_242_880, "5.24 MB"],
  [1_073_741_824, "1.07 GB"],
])("%d bytes are %s", (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});

test("counts carry their noun in the right number", () => {
  expect(formatCounted(1, "line")).toBe("1 line");
  expect(formatCounted(8431, "line")).toBe("8,431 lines");
});
