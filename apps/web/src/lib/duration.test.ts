import { describe, expect, it } from "vitest";
import { durationBetween, formatDuration } from "./duration.ts";

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
