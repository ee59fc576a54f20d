import { expect, it } from "vitest";
import { progressShare, progressWords } from "./progress-words.ts";

it.each([
  [{ bytes: 3_200_000, rows: 1240, totalRows: 8431 }, "1,240 of 8,431 rows · 3.2 MB", 1240 / 8431],
  [{ bytes: 10, rows: 1, totalRows: null }, "1 row · 10 bytes", null],
  [{ bytes: 10, rows: 5, totalRows: 0 }, "5 rows · 10 bytes", null],
  [{ bytes: 10, rows: 5, totalRows: 4 }, "5 rows · 10 bytes", null],
  [{ bytes: 1000, rows: null, totalRows: null }, "1 kB", null],
])("%o reads %s", (progress, words, share) => {
  expect(progressWords(progress)).toBe(words);
  expect(progressShare(progress)).toBe(share);
});
