import { expect, it } from "vitest";
import { progressShare, progressWords } from "./progress-words.ts";

it.each([
  [{ bytes: 3_200_000, count: 1240, total: 8431 }, "1,240 of 8,431 rows · 3.2 MB", 1240 / 8431],
  [{ bytes: 10, count: 1, total: null }, "1 row · 10 bytes", null],
  [{ bytes: 10, count: 5, total: 0 }, "5 rows · 10 bytes", null],
  [{ bytes: 10, count: 5, total: 4 }, "5 rows · 10 bytes", null],
])("%o reads %s", (progress, words, share) => {
  expect(progressWords({ ...progress, unit: "row" })).toBe(words);
  expect(progressShare({ ...progress, unit: "row" })).toBe(share);
});

it.each([
  [34, 200, "34 of 200 instances with output · 1 kB"],
  [1, 1, "1 of 1 instance with output · 1 kB"],
  [0, 0, "0 of 0 instances with output · 1 kB"],
  [3, null, "3 instances with output · 1 kB"],
])("%i of %j instances in a zip read %s", (count, total, words) => {
  expect(progressWords({ bytes: 1000, unit: "instance", count, total })).toBe(words);
});
