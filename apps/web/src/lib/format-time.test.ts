import { describe, expect, it } from "vitest";
import { formatInZone, formatRelative, isKnownZone, localZone } from "./format-time.ts";

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
