import { expect, test } from "vitest";
import { missedGoals } from "../goals.ts";
import { bffGoals } from "./bff-goals.ts";
import { reportOf } from "./bff-report.ts";
import type { MixedMeasures } from "./measure-mixed.ts";
import type { Measures } from "./measure-server.ts";
import type { Results } from "./results.ts";

const page = {
  firstBytes: 8,
  firstBytesOfFirst: 12,
  total: 900,
  bytes: 300_000,
  processorMs: 800,
  peakBytes: 150e6,
};
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
const rounds: NonNullable<Results["loads"]>["rounds"] = {
  ours: [ours, ours],
  naive: [naive, naive],
  nginx: [{ ...proxy, warm: { perSecond: 7_000, processorMs: 0.1 } }, proxy],
  "http-proxy-middleware": [proxy, { ...proxy, cold: { perSecond: 1_000, processorMs: 0.9 } }],
};
const endurance = {
  viewers: 100,
  polls: 10,
  callsOfAll: 10,
  early: { pages: 20, peakBytes: 160e6, heldBytes: 140e6 },
  late: { pages: 200, peakBytes: 164e6, heldBytes: 150e6 },
};
const oursMixed: MixedMeasures = {
  perSecond: 300,
  smallMedian: 10,
  smallWorst: 200,
  processorMs: 3,
  peakBytes: 170e6,
  upstreamCalls: 620,
};
const mixed = {
  ours: [oursMixed, { ...oursMixed, smallWorst: 260 }],
  naive: [
    { ...oursMixed, smallWorst: 400, upstreamCalls: 2_000 },
    { ...oursMixed, smallWorst: 250, upstreamCalls: 2_000 },
  ],
};
const outage = { seconds: 60, requests: 1_500, answered: 1_000, upstreamCalls: 1_500, retries: 0 };
const oursInOutage = {
  "every call fails": { ...outage, answered: 0, upstreamCalls: 15, retries: 2 },
  "every third call fails": { ...outage, answered: 1_070, upstreamCalls: 1_605, retries: 105 },
};
const outages = {
  ours: [oursInOutage],
  naive: [{ "every call fails": { ...outage, answered: 0 }, "every third call fails": outage }],
};
const results: Results = { loads: { rounds, naiveGzipBytes: 3e6 }, endurance };
const conditions = { rounds: 2, machine: "Machine: two cores", hasNginx: true };

test("ratios are taken round by round, and a goal missed in one round is missed", () => {
  expect(missedGoals(bffGoals(results))).toEqual([
    "Cold small page: requests a second, by http-proxy-middleware's: at least 1.00, was 0.90",
  ]);
});

test("a peer that was not measured misses its goals, but for nginx, which not every machine has", () => {
  const { nginx: _, naive: __, ...others } = rounds;
  const missed = missedGoals(bffGoals({ loads: { rounds: others, naiveGzipBytes: 3e6 } })).join();
  expect(missed).toContain("by naive's: at least 4.00, was –");
  expect(missed).not.toContain("nginx");
});

test("small lists that wait longer among others than naive's miss a goal, and so does memory", () => {
  expect(missedGoals(bffGoals({ mixed }))).toEqual([
    "Lists of all sizes at the same time: small ones, p99, by naive's: at most 1.00, was 1.04",
  ]);
  const ours = [{ ...oursMixed, peakBytes: 201e6 }];
  expect(missedGoals(bffGoals({ mixed: { ...mixed, ours } })).join()).toContain("at most 200 MB, was 201 MB");
});

test("retries in an outage are held against the requests, in each kind of it", () => {
  expect(missedGoals(bffGoals({ outages }))).toEqual([]);
  const failing = { ...outage, upstreamCalls: 1_700, retries: 200 };
  expect(
    missedGoals(bffGoals({ outages: { ours: [{ ...oursInOutage, "every third call fails": failing }] } })),
  ).toEqual(["Retry amplification, 50 people for 60 s where every third call fails: at most 1.10, was 1.13"]);
});

test("memory that grows over many large pages misses a goal, by its peak or by what is held", () => {
  const late = { pages: 200, peakBytes: 164e6, heldBytes: 158e6 };
  expect(missedGoals(bffGoals({ endurance: { ...endurance, late } }))).toEqual([
    "Memory held after 200 large pages, by that after 20: at most 1.10, was 1.13",
  ]);
  late.peakBytes = 200e6;
  expect(missedGoals(bffGoals({ endurance: { ...endurance, late } }))).toHaveLength(2);
});

test("the report has the medians of each server that was measured, and its conditions", () => {
  const report = reportOf(results, conditions);
  expect(report).toContain("| Warm list: requests a second, by naive's | at least 4.00 | 5.00 | met |");
  expect(report).toContain("| naive | 800 | 1.25 ms | 900 | 1.00 ms | 50 |");
  expect(report).toContain("| http-proxy-middleware | 4,000 | 0.20 ms | 900 | 0.90 ms | 1 |");
  expect(report).toContain("| after 200 pages | 164 MB | 150 MB |");
  expect(report).not.toContain("@fastify/http-proxy |");
  expect(report).toContain("Machine: two cores");
});

test("the report of lists of all sizes has what each server did with them", () => {
  const report = reportOf({ mixed }, conditions);
  expect(report).toContain("| this server | 300 | 10 ms | 230 ms | 3.00 ms | 170 MB | 620 |");
  expect(report).toContain("| naive | 300 | 10 ms | 325 ms | 3.00 ms | 170 MB | 2,000 |");
});

test("the report of outages has the upstream calls of each server, and which of them are retries", () => {
  const report = reportOf({ outages }, conditions);
  expect(report).toContain("| this server | 1,500 | 15 | 2 | 1/100 | 0 |");
  expect(report).toContain("| naive | 1,500 | 1,500 | 0 | 1.00 | 0 |");
  expect(report).toContain("| this server | 1,500 | 1,605 | 105 | 1.07 | 1,070 |");
});

test("the report of a part alone has its goals and its tables, and no others", () => {
  const report = reportOf({ endurance }, conditions);
  expect(report).toContain("after 200 large pages");
  expect(report).not.toContain("Warm list");
});

test("the report of the line has how long the page takes to the browser", () => {
  const line = {
    ours: [{ first: 300, again: 120 }],
    naive: [{ first: 3_000, again: 2_900 }],
  };
  const report = reportOf({ line }, conditions);
  expect(report).toContain("| this server | 300 ms | 120 ms |");
  expect(missedGoals(bffGoals({ line }))).toEqual([
    "Large page on a line of 50 Mbit: all rows in the browser, by naive's: at most 1/12, was 1/10",
  ]);
});
