import { expect, it } from "vitest";
import { liveIntervals, nextLiveInterval, restInterval } from "./live-interval.ts";

it("waits longer and longer while nothing changes, up to the limit", () => {
  const waits = [liveIntervals.shortestMs as number];
  for (let i = 0; i < 10; i++) waits.push(nextLiveInterval(waits.at(-1) ?? 0, false));
  expect(waits).toEqual([2000, 3000, 5000, 8000, 12_000, 18_000, 27_000, 30_000, 30_000, 30_000, 30_000]);
});

it("is quick again after a change", () => {
  expect(nextLiveInterval(30_000, true)).toBe(2000);
});

it("asks for a list in which nothing runs at the longest interval, and for long ones as much more rarely", () => {
  expect([0, 20, 200, 201, 10_000].map(restInterval)).toEqual([30_000, 30_000, 30_000, 60_000, 1_500_000]);
});
