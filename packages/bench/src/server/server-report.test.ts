import { expect, test } from "vitest";
import type { LoadMeasures } from "./measure-load.ts";
import { reportOf } from "./server-report.ts";

const run: LoadMeasures = {
  firstBytes: 120,
  total: 9500,
  answerBytes: 4_200_000,
  peakBytes: 170e6,
  processor: 7000,
  others: [8, 9, 10, 210],
};

test("medians are told, the highest peak, and each goal that was missed", () => {
  const report = reportOf(
    new Map([
      ["small", [run]],
      ["large", [run, { ...run, peakBytes: 301e6, others: [200, 250, 300] }]],
    ]),
    { rounds: 2, machine: "Machine: two cores" },
  );
  expect(report).toContain("| small | 4.2 MB | 0.12 s | 9.50 s | 7.00 s | 170 MB | 9.5 ms | 180 ms |");
  expect(report).toContain("| 301 MB (**missed**) | 200 ms (**missed**) | 285 ms |");
});
