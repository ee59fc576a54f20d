import { expect, test } from "vitest";
import { missedGoals } from "../goals.ts";
import { bffGoals, type Results } from "./bff-goals.ts";
import { reportOf } from "./bff-report.ts";
import type { Measures } from "./measure-server.ts";

const page = { firstBytes: 8, total: 900, bytes: 300_000, processorMs: 800, peakBytes: 150e6 };
const ours: Measures = {
  large: page,
  huge: { ...page, total: 6_000 },
  othersWorst: 20,
  othersMedian: 5,
  warm: { perSecond: 4_000, processorMs: 0.2 },
  cold: { perSecond: 900, processorMs: 1 },
  callsOfFifty: 1,
};
const naive: Measures = {
  ...ours,
  large: { ...page, bytes: 15e6, peakBytes: 400e6 },
  othersWorst: 500,
  warm: { perSecond: 800, processorMs: 1.25 },
  callsOfFifty: 50,
};
const proxy: Measures = { ...ours, othersWorst: 15, cold: { perSecond: 800, processorMs: 0.9 } };
const results: Results = {
  rounds: {
    ours: [ours, ours],
    naive: [naive, naive],
    nginx: [{ ...proxy, warm: { perSecond: 7_000, processorMs: 0.1 } }, proxy],
    "http-proxy-middleware": [proxy, { ...proxy, cold: { perSecond: 1_000, processorMs: 0.9 } }],
  },
  endurance: {
    viewers: 100,
    polls: 10,
    callsOfAll: 10,
    largePages: 40,
    peakAfterQuarter: 160e6,
    peakAfterAll: 164e6,
  },
  naiveGzipBytes: 3e6,
};

test("ratios are taken round by round, and a goal missed in one round is missed", () => {
  expect(missedGoals(bffGoals(results))).toEqual([
    "Cold small page: requests a second, by http-proxy-middleware's: at least 1.00, was 0.90",
  ]);
});

test("a peer that was not measured misses its goals, but for nginx, which not every machine has", () => {
  const { nginx: _, naive: __, ...rounds } = results.rounds;
  const missed = missedGoals(bffGoals({ ...results, rounds })).join();
  expect(missed).toContain("by naive's: at least 4.00, was –");
  expect(missed).not.toContain("nginx");
});

test("the report has the medians of each server that was measured, and its conditions", () => {
  const report = reportOf(results, { rounds: 2, machine: "Machine: two cores" });
  expect(report).toContain("| Warm list: requests a second, by naive's | at least 4.00 | 5.00 | met |");
  expect(report).toContain("| naive | 800 | 1.25 ms | 900 | 1.00 ms | 50 |");
  expect(report).toContain("| http-proxy-middleware | 4,000 | 0.20 ms | 900 | 0.90 ms | 1 |");
  expect(report).not.toContain("@fastify/http-proxy |");
  expect(report).toContain("Machine: two cores");
});
