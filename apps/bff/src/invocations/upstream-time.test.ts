import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createUpstreamTimeReader, isoSeconds, toTimestamp } from "./upstream-time.ts";

function read(timeZone: string, text: string | null) {
  return toTimestamp(createUpstreamTimeReader(timeZone)(text));
}

describe("an upstream time", () => {
  it.each([
    ["UTC", "2025-10-17 14:31:25", "2025-10-17T14:31:25Z"],
    ["Asia/Hong_Kong", "2025-10-17 14:31:25", "2025-10-17T06:31:25Z"],
    ["America/New_York", "2025-07-01 23:00:00", "2025-07-02T03:00:00Z"],
    ["America/New_York", "2025-01-01 00:00:00", "2025-01-01T05:00:00Z"],
    ["Asia/Kathmandu", "2025-10-17 00:00:00", "2025-10-16T18:15:00Z"],
    ["Pacific/Kiritimati", "2025-01-01 00:00:00", "2024-12-31T10:00:00Z"],
    ["Australia/Lord_Howe", "2025-01-15 12:00:00", "2025-01-15T01:00:00Z"],
    ["Etc/UTC", "2024-02-29 23:59:59", "2024-02-29T23:59:59Z"],
  ])("in %s, %s, is %s", (timeZone, text, expected) => {
    expect(read(timeZone, text)).toBe(expected);
  });

  it.each([
    // Clocks go from 02:00 to 03:00: the reading never occurs, the offset before the change counts.
    ["Europe/Berlin", "2025-03-30 02:30:00", "2025-03-30T01:30:00Z"],
    ["America/New_York", "2025-03-09 02:00:00", "2025-03-09T07:00:00Z"],
    // Half an hour forward, from 02:00 to 02:30.
    ["Australia/Lord_Howe", "2025-10-05 02:15:00", "2025-10-04T15:45:00Z"],
    // A whole day left out: the island moved across the date line.
    ["Pacific/Apia", "2011-12-30 12:00:00", "2011-12-30T22:00:00Z"],
  ])("that %s left out, %s, takes the offset before", (timeZone, text, expected) => {
    expect(read(timeZone, text)).toBe(expected);
  });

  it.each([
    ["Europe/Berlin", "2025-10-26 02:30:00", "2025-10-26T00:30:00Z"],
    ["America/New_York", "2025-11-02 01:00:00", "2025-11-02T05:00:00Z"],
    ["Australia/Lord_Howe", "2025-04-06 01:45:00", "2025-04-05T14:45:00Z"],
  ])("that %s had twice, %s, is the first", (timeZone, text, expected) => {
    expect(read(timeZone, text)).toBe(expected);
  });

  it.each([
    ["Europe/Berlin", "2025-03-30 01:59:59", "2025-03-30T00:59:59Z"],
    ["Europe/Berlin", "2025-03-30 03:00:00", "2025-03-30T01:00:00Z"],
    ["Europe/Berlin", "2025-10-26 01:59:59", "2025-10-25T23:59:59Z"],
    ["Europe/Berlin", "2025-10-26 03:00:00", "2025-10-26T02:00:00Z"],
  ])("beside a change of clocks in %s, %s, is %s", (timeZone, text, expected) => {
    expect(read(timeZone, text)).toBe(expected);
  });

  it.each([
    ["2025-10-17T14:31:25Z", "2025-10-17T14:31:25Z"],
    ["2025-10-17T14:31:25.5Z", "2025-10-17T14:31:25.500Z"],
    ["2025-10-17 14:31:25+08:00", "2025-10-17T06:31:25Z"],
    ["2025-10-17T14:31:25-0330", "2025-10-17T18:01:25Z"],
  ])("with a zone of its own, %s, ignores the configured one", (text, expected) => {
    expect(read("America/New_York", text)).toBe(expected);
  });

  it.each([
    "soon",
    "2025-02-29 00:00:00",
    "2025-04-31 00:00:00",
    "2025-01-00 00:00:00",
    "2025-10-17 14:31:25 CET",
    "2025-13-01 00:00:00",
    "2025-01-01 24:00:00",
    "2025-01-01 00:00:60",
    "0000-00-00 00:00:00",
    "0001-01-01 00:00:00",
    "2025-10-17",
    "1760711485",
    " 2025-10-17 14:31:25",
  ])("that is none, %s, is carried as it came", (text) => {
    expect(read("UTC", text)).toEqual({ raw: text });
  });

  it("is absent when upstream gave none", () => {
    expect(read("UTC", null)).toBeNull();
    expect(read("UTC", "")).toBeNull();
  });

  it.each([
    "Europe/Berlin",
    "Asia/Hong_Kong",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
  ])("in %s reads back as the wall clock that the zone's own formatting shows", (timeZone) => {
    const readTime = createUpstreamTimeReader(timeZone);
    const wallClock = new Intl.DateTimeFormat("sv-SE", {
      timeZone,
      dateStyle: "short",
      timeStyle: "medium",
    });
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date("2000-01-01"), max: new Date("2035-01-01") }),
        (date) => {
          const text = wallClock.format(date);
          const instant = readTime(text)?.instant;
          expect(instant).toBeTypeOf("number");
          expect(wallClock.format(instant ?? 0)).toBe(text);
        },
      ),
    );
  });
});

describe("an instant", () => {
  it("is written as Date writes it, without milliseconds that are zero", () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), fc.boolean(), (date, isFull) => {
        const instant = isFull ? Math.floor(date.getTime() / 1000) * 1000 : date.getTime();
        expect(isoSeconds(instant)).toBe(new Date(instant).toISOString().replace(".000Z", "Z"));
      }),
      { numRuns: 500 },
    );
  });

  it("cannot be written when it is none", () => {
    expect(() => isoSeconds(Number.NaN)).toThrow(RangeError);
  });
});
