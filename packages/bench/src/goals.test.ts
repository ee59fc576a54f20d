import { expect, test } from "vitest";
import { type Goal, goalTable, judge, missedGoals, ratioWords } from "./goals.ts";

const speed: Goal = { words: "Speed", values: [4.5, 3.8, 5], limit: 4, is: "at least", format: ratioWords };
const wait: Goal = {
  words: "Wait",
  values: [0.05, 0.02, 0.08],
  limit: 0.1,
  is: "at most",
  format: ratioWords,
};

test("a goal is judged by the median, and by the round that was worst for it", () => {
  expect(judge(speed)).toEqual({ median: 4.5, worst: 3.8, best: 5, isMet: true, isMetAtWorst: false });
  expect(judge(wait)).toEqual({ median: 0.05, worst: 0.08, best: 0.02, isMet: true, isMetAtWorst: true });
});

test("a goal that was met to the point is met", () => {
  expect(judge({ ...speed, values: [4] }).isMetAtWorst).toBe(true);
  expect(judge({ ...wait, values: [0.1] }).isMetAtWorst).toBe(true);
});

test("what was not measured meets no goal", () => {
  expect(judge({ ...speed, values: [] }).isMetAtWorst).toBe(false);
  expect(judge({ ...wait, values: [0.01, Number.NaN] }).isMetAtWorst).toBe(false);
});

test("the goals that are missed at worst are named with what they were", () => {
  expect(missedGoals([speed, wait])).toEqual(["Speed: at least 4.00, was 3.80"]);
});

test("a table tells a goal missed at worst from one missed altogether", () => {
  const table = goalTable([speed, wait, { ...wait, words: "Late", values: [0.3] }]);
  expect(table).toContain(
    "| Speed | at least 4.00 | 4.50 (3.80 to 5.00) | met at the median, **missed** at worst |",
  );
  expect(table).toContain("| Wait | at most 1/10 | 1/20 (1/13 to 1/50) | met |");
  expect(table).toContain("| Late | at most 1/10 | 1/3.3 | **missed** |");
});
