import type { Timestamp } from "@command-history/contract";
import { createZoneOffset, type ZoneOffset } from "./zone-offset.ts";

/** A time from upstream: its instant in ms since the epoch, null when its text is not a time we can read. */
export interface UpstreamTime {
  readonly instant: number | null;
  readonly raw: string;
}

export type ReadUpstreamTime = (text: string | null) => UpstreamTime | null;

/** The upstream sends `2025-10-17 14:31:25`. A `T` is taken, too, should it begin to send one. */
const dayAndClock = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[ T](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d/;
const dayAndClockLength = 19;

/** So are a fraction and a zone of its own after it: they leave nothing to guess. */
const fractionAndZone = /^(?:\.(\d{1,9}))?(?:(Z)|([+-])(\d{2}):?(\d{2}))?$/;

const dayMs = 86_400_000;

/** Earlier times, such as an all-zero one, are no times of a command, and Date.UTC misreads years below 100. */
const earliestYear = 1972;

/**
 * A reader of upstream times that stand in the given IANA zone. Null and empty text mean that there is no time.
 * Throws RangeError when there is no such zone.
 */
export function createUpstreamTimeReader(timeZone: string): ReadUpstreamTime {
  const zoneOffset = createZoneOffset(timeZone);
  return (text) => {
    if (text === null || text === "") return null;
    return { instant: readInstant(text, zoneOffset), raw: text };
  };
}

/** The contract's form of a time: as `isoSeconds` writes it, or the text as it came. */
export function toTimestamp(time: UpstreamTime | null): Timestamp | null {
  if (time === null) return null;
  return time.instant === null ? { raw: time.raw } : isoSeconds(time.instant);
}

/** ISO 8601 in UTC, with milliseconds only when there are any. Throws RangeError for a day that no Date can have. */
export function isoSeconds(instant: number): string {
  if (instant % 1000 !== 0) return new Date(instant).toISOString();
  const day = Math.floor(instant / dayMs);
  const seconds = (instant - day * dayMs) / 1000;
  const minutes = Math.floor(seconds / 60);
  return `${isoDay(day)}T${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}:${twoDigits(seconds % 60)}Z`;
}

/** The day that was written last: a page has many times of one day, and toISOString takes as long as the rest of a row. */
let written = { day: 0, text: "1970-01-01" };

/** `2025-10-17`, for a number of days since 1970. */
function isoDay(day: number): string {
  if (written.day !== day) {
    written = { day, text: new Date(day * dayMs).toISOString().slice(0, -"T00:00:00.000Z".length) };
  }
  return written.text;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

function readInstant(text: string, zoneOffset: ZoneOffset): number | null {
  if (!dayAndClock.test(text)) return null;
  const year = digits(text, 0, 4);
  const day = digits(text, 8, 10);
  const wallClock = Date.UTC(
    year,
    digits(text, 5, 7) - 1,
    day,
    digits(text, 11, 13),
    digits(text, 14, 16),
    digits(text, 17, 19),
  );
  // Date.UTC rolls 31 February over to March; such a date is no time.
  if (year < earliestYear || (day > 28 && new Date(wallClock).getUTCDate() !== day)) return null;
  if (text.length === dayAndClockLength) return fromWallClock(wallClock, zoneOffset);
  return readFurther(text.slice(dayAndClockLength), wallClock, zoneOffset);
}

/** The instant of a wall-clock reading that a fraction, a zone or both follow; null where it is something else. */
function readFurther(text: string, wallClock: number, zoneOffset: ZoneOffset): number | null {
  const match = fractionAndZone.exec(text);
  if (match === null) return null;
  const [, fraction = "", utc, sign, offsetHours, offsetMinutes] = match;
  const milliseconds = Number(fraction.padEnd(3, "0").slice(0, 3));
  if (utc !== undefined) return wallClock + milliseconds;
  if (sign !== undefined) {
    const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60_000;
    return wallClock - (sign === "-" ? -offset : offset) + milliseconds;
  }
  return fromWallClock(wallClock, zoneOffset) + milliseconds;
}

/** The number that stands from one place to another. A page can have a million times: no text is made of their parts. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}

/**
 * The instant of a wall-clock reading in a zone. Where clocks go back and the reading occurs twice, the first is
 * meant; where they go forward and it does not occur, the offset before the change is used. This is
 * `disambiguation: "compatible"` of Temporal (TC39 proposal, Temporal.TimeZone).
 */
function fromWallClock(wallClock: number, zoneOffset: ZoneOffset): number {
  const before = wallClock - zoneOffset(wallClock - dayMs);
  const after = wallClock - zoneOffset(wallClock + dayMs);
  if (before === after || wallClock - before === zoneOffset(before)) return before;
  return wallClock - after === zoneOffset(after) ? after : before;
}
