import { expect, test } from "vitest";
import type { FirstLoad } from "./first-load.ts";
import { type GridResults, gridGoals } from "./grids-goals.ts";
import { reportOf } from "./grids-report.ts";
import type { GridMeasures } from "./measure-grid.ts";

const fling = { framesPerSecond: 50, blankShare: 0, behindShare: 0.02, distance: 60_000 };
const filled = { took: 400, framesPerSecond: 40, longest: 55 };
const ours: GridMeasures = { firstRows: 500, filled, sort: 40, filter: 60, fling, heap: 22_000_000 };
const agGrid: GridMeasures = {
  firstRows: 900,
  filled: { took: 20, framesPerSecond: 50, longest: 20 },
  sort: 100,
  filter: 200,
  fling: { ...fling, framesPerSecond: 20, blankShare: 0.35 },
  heap: 18_000_000,
};
const mui: GridMeasures = { ...agGrid, filled: null, fling: null };
const load: FirstLoad = { lcp: 400, inp: 48, cls: 0.0012, scriptBytes: 241_000 };
const perfect = { performance: 99, accessibility: 100, bestPractices: 100 };

const results: GridResults = {
  grids: { ours: [ours], "ag-grid": [agGrid], mui: [mui] },
  firstLoads: [load],
  scores: [perfect],
};
const conditions = {
  rounds: 1,
  list: { rows: 10_000, found: 613 },
  machine: "Machine: two cores",
  browser: "Chromium",
};

test("goals are judged by AG Grid's rounds, and a missed one is told", () => {
  const report = reportOf(results, conditions);
  expect(report).toContain("| First rows, by AG Grid's | at most 1/2 | 0.56 | **missed** |");
  expect(report).toContain("| Sort, by AG Grid's | at most 1/2 | 1/2.5 | met |");
  expect(report).toContain("| Text filter, by AG Grid's | at most 1/2 | 1/3.3 | met |");
  expect(report).toContain("| Fling: frames a second, by AG Grid's | at least 2.00 | 2.50 | met |");
  expect(report).toContain("| Fling: frames with blank rows | at most 0 % | 0 % | met |");
});

test("a grid that shows its rows by the hundred is not filled, and has no fling", () => {
  const report = reportOf(results, conditions);
  expect(report).toContain(
    "| AG Grid Community | 900 ms | 20 ms | 50 | 20 ms | 100 ms | 200 ms | 20 | 35 % | 2 % | 18 MB |",
  );
  expect(report).toContain("| MUI X DataGrid | 900 ms | – | – | – | 100 ms | 200 ms | – | – | – | 18 MB |");
});

test("the first load is told with its scripts", () => {
  expect(reportOf(results, conditions)).toContain("| 400 ms | 48 ms | 0.001 | 241 KB |");
});

test("a round of ours that is missing, and a fling that was not measured, meet no goal", () => {
  const without = { ...results, grids: { ...results.grids, ours: [{ ...ours, fling: null }] } };
  const goals = gridGoals(without).filter(({ words }) => words.startsWith("Fling"));
  expect(goals.flatMap(({ values }) => values)).toEqual([Number.NaN, Number.NaN]);
  expect(gridGoals({ ...results, grids: { ...results.grids, ours: [] } })[0]?.values).toEqual([Number.NaN]);
});

test("one blank frame, and one point less in Lighthouse, are missed goals", () => {
  const blank = { ...ours, fling: { ...fling, blankShare: 0.001 } };
  const worse = {
    ...results,
    grids: { ...results.grids, ours: [blank] },
    scores: [{ performance: 94, accessibility: 99, bestPractices: 100 }],
  };
  const report = reportOf(worse, conditions);
  expect(report).toContain("| Fling: frames with blank rows | at most 0 % | 0.1 % | **missed** |");
  expect(report).toContain("| Lighthouse: performance | at least 95 | 94 | **missed** |");
  expect(report).toContain("| Lighthouse: accessibility | at least 100 | 99 | **missed** |");
  expect(report).toContain("| Lighthouse: best practices | at least 100 | 100 | met |");
});
