import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatAge, formatInZone, formatRelative, isKnownZone, localZone } from "./format-time.ts";

describe("a time on a zone's clock", () => {
  const epoch = Date.parse("2025-10-17T22:31:25Z");

  it.each([
    ["UTC", "2025-10-17 22:31:25", "+00:00"],
    ["Europe/Berlin", "2025-10-18 00:31:25", "+02:00"],
    ["Asia/Kolkata", "2025-10-18 04:01:25", "+05:30"],
    ["America/New_York", "2025-10-17 18:31:25", "-04:00"],
  ])("in %s carries that zone's offset", (zone, text, offset) => {
    expect(formatInZone(epoch, zone)).toEqual({ text, offset });
  });

  it("follows the change to winter time", () => {
    expect(formatInZone(Date.parse("2025-12-01T12:00:00Z"), "Europe/Berlin").offset).toBe("+01:00");
  });
});

it("names the browser's own zone", () => {
  expect(localZone()).toBe(new Intl.DateTimeFormat().resolvedOptions().timeZone);
});

it.each([
  ["Asia/Kolkata", true],
  ["UTC", true],
  ["Mars/Olympus", false],
])("knows whether %s is a zone", (zone, isZone) => {
  expect(isKnownZone(zone)).toBe(isZone);
});

describe("how long ago a time was", () => {
  const now = Date.parse("2025-10-17T12:00:00Z");

  it.each([
    [20, "just now"],
    [60, "1 min ago"],
    [3 * 3600 + 59, "3 h ago"],
    [12 * 86_400, "12 d ago"],
    [-300, "in 5 min"],
  ])("%i seconds is %s", (seconds, text) => {
    expect(formatRelative(now - seconds * 1000, now)).toBe(text);
  });
});

describe("a moment on the clock of a zone", () => {
  const zones = [
    "UTC",
    "Europe/Berlin",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Africa/Monrovia",
  ];

  /** What Intl itself says, part by part. */
  function byIntl(epoch: number, timeZone: string): string {
    const format = new Intl.DateTimeFormat("en-GB", {
      timeZone,
      dateStyle: "short",
      timeStyle: "medium",
      hourCycle: "h23",
    });
    const parts = new Map(format.formatToParts(epoch).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type);
    return `${part("year")}-${part("month")}-${part("day")} ${part("hour")}:${part("minute")}:${part("second")}`;
  }

  it("is what Intl says of it, whenever it is", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(1968, 0), max: Date.UTC(2040, 0) }),
        (zone, epoch) => {
          expect(formatInZone(epoch, zone).text).toBe(byIntl(epoch, zone));
        },
      ),
    );
  });

  it("follows a clock that is changed at one minute past an hour", () => {
    const change = Date.parse("2011-03-13T03:31:00Z");
    for (const minute of [-31, -1, 0, 1, 29, 60]) {
      const epoch = change + minute * 60_000;
      expect(formatInZone(epoch, "America/St_Johns").text).toBe(byIntl(epoch, "America/St_Johns"));
    }
    expect(formatInZone(change - 1, "America/St_Johns").offset).toBe("-03:30");
    expect(formatInZone(change, "America/St_Johns").offset).toBe("-02:30");
  });
});

describe("how old something is", () => {
  it.each([
    [0, "0 s ago"],
    [-3, "0 s ago"],
    [15, "15 s ago"],
    [59, "59 s ago"],
    [60, "1 min ago"],
    [7200, "2 h ago"],
  ])("%i seconds after it is %j", (seconds, text) => {
    const now = Date.parse("2026-03-01T12:00:00Z");
    expect(formatAge(now - seconds * 1000, now)).toBe(text);
  });
});
