import { describe, expect, it } from "vitest";
import { durationBetween, formatDuration, runDuration, runningSince } from "./duration.ts";

describe("a duration in words", () => {
  it.each([
    [0, "0 s"],
    [400, "0.4 s"],
    [12_000, "12 s"],
    [59_600, "1 min 00 s"],
    [65_000, "1 min 05 s"],
    [7_380_000, "2 h 03 min"],
    [273_600_000, "3 d 4 h"],
    [-2000, "−2 s"],
  ])("of %i ms is %s", (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  it("needs two times that can be read", () => {
    expect(durationBetween("2025-10-17T14:31:25Z", "2025-10-17T14:31:37Z")).toBe(12_000);
    expect(durationBetween("2025-10-17T14:31:25Z", { raw: "soon" })).toBeNull();
    expect(durationBetween(null, "2025-10-17T14:31:25Z")).toBeNull();
  });
});

describe("how long a run took", () => {
  const startedAt = "2025-10-17T14:31:25Z";
  const asOf = Date.parse("2025-10-17T19:31:25Z");
  it.each([
    ["to its end", { status: "Success", startedAt, endedAt: "2025-10-17T14:31:37Z" }, 12_000],
    ["as far as it has come", { status: "Running", startedAt, endedAt: null }, 18_000_000],
    [
      "not at all by a clock that is behind",
      { status: "Running", startedAt: "2025-10-18T00:00:00Z", endedAt: null },
      0,
    ],
    ["is not known without an end", { status: "Failed", startedAt, endedAt: null }, null],
    ["is not known without a start", { status: "Running", startedAt: null, endedAt: null }, null],
  ])("%s", (_name, run, expected) => {
    expect(runDuration(run, asOf)).toBe(expected);
  });
});

describe("since when a run has been going on", () => {
  const startedAt = "2025-10-17T14:31:25Z";
  it.each([
    ["is its start", { status: "Running", startedAt, endedAt: null }, Date.parse(startedAt)],
    ["is not known without a start", { status: "Running", startedAt: null, endedAt: null }, null],
    ["is never where it has an end", { status: "Running", startedAt, endedAt: "2025-10-17T14:31:37Z" }, null],
    ["is never by its status", { status: "Failed", startedAt, endedAt: null }, null],
  ])("%s", (_name, run, expected) => {
    expect(runningSince(run)).toBe(expected);
  });
});
