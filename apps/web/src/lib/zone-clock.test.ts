import { describe, expect, it } from "vitest";
import { clockText, epochOfClock } from "./zone-clock.ts";

describe("a date and time on the clock of a zone", () => {
  it.each([
    ["2026-01-31T08:00", "UTC", "2026-01-31T08:00:00.000Z"],
    ["2026-01-31T08:00", "Asia/Hong_Kong", "2026-01-31T00:00:00.000Z"],
    ["2026-07-01T08:00", "America/St_Johns", "2026-07-01T10:30:00.000Z"],
    ["2026-03-29T03:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
    ["2026-01-31 08:00", "Asia/Hong_Kong", "2026-01-31T00:00:00.000Z"],
    ["2026-01-31 08:00:59", "UTC", "2026-01-31T08:00:59.000Z"],
    // Shown twice: the first of the two.
    ["2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30:00.000Z"],
    // Never shown: what it would be an hour on.
    ["2026-03-29T02:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
  ])("%s in %s is %s", (text, zone, expected) => {
    expect(new Date(epochOfClock(text, zone) ?? Number.NaN).toISOString()).toBe(expected);
  });

  it("comes back as it was given", () => {
    for (const zone of ["UTC", "Asia/Kathmandu", "America/New_York"]) {
      for (const text of ["2026-05-04 23:59", "2026-05-04 23:59:30"]) {
        expect(clockText(epochOfClock(text, zone) ?? Number.NaN, zone)).toBe(text);
      }
    }
  });

  it.each(["", "yesterday", "2026-13-01 00:00", "2026-02-31 00:00", "2026-01-31", "2026-01-31 8:00"])(
    "%j is none",
    (text) => {
      expect(epochOfClock(text, "UTC")).toBeNull();
    },
  );
});
