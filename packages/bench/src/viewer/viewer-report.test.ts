import { expect, test } from "vitest";
import type { Measures } from "./measure.ts";
import { type Conditions, reportOf } from "./viewer-report.ts";

const run: Measures = {
  firstPaint: 300,
  count: 60,
  countPainted: 90,
  hits: 10,
  jump: 40,
  mainHeap: 10_000_000,
  allHeaps: 80_000_000,
  longestTask: 0,
};
const conditions: Conditions = {
  rounds: 1,
  textBytes: 60_000_000,
  lines: 1_000_000,
  needle: "Timeout",
  machine: "Machine: two cores",
  browser: "Chromium",
};

test("goals are compared with the medians, and a missed one is told", () => {
  const slow = { ...run, longestTask: 50, firstPaint: 400, count: 6000, mainHeap: 90_000_000 };
  const pre = { ...run, count: null, countPainted: null, allHeaps: null };
  const report = reportOf({ viewer: [run], codemirror: [slow], pre: [pre] }, conditions);
  expect(report).toContain("| 300 ms | 400 ms | 300 ms | 0.75 | at most 2/3 of CodeMirror's: **missed** |");
  expect(report).toContain("| 60.0 ms | 6000 ms | – | 1/100 | at most 1/50 of CodeMirror's: met |");
  expect(report).toContain("| 0.0 ms | 50.0 ms | 0.0 ms | 0.00 | none over 200 ms: met |");
  expect(report).toContain("| 80.0 MB | 80.0 MB | – | 1.00 | at most 1.3 × the text: **missed** |");
});
