import type { Timestamp } from "@command-history/contract";
import { createZoneOffset, type ZoneOffset } from "./zone-offset.ts";

/** A time from upstream: its instant in ms since the epoch, null when its text is not a time we can read. */
export interface UpstreamTime {
  readonly instant: number | null;
  readonly raw: string;
}

export type ReadUpstreamTime = (text: string | null) => UpstreamTime | null;

/**
 * The upstream sends `2025-10-17 14:31:25`. A `T`, a fraction, and a zone of its own are taken too, should it
 * begin to send them: they leave nothing to guess.
 */
const pattern =
  /^(\d{4})-(0[1-9]|1[0-2])-(\d{2})[ T]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?(?:(Z)|([+-])(\d{2}):?(\d{2}))?$/;

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

/** The contract's form: ISO 8601 in UTC, with milliseconds only when there are any; else the text as it came. */
export function toTimestamp(time: UpstreamTime | null): Timestamp | null {
  if (time === null) return null;
  return time.instant === null ? { raw: time.raw } : isoSeconds(time.instant);
}

export function isoSeconds(instant: number): string {
  const text = new Date(instant).toISOString();
  return text.endsWith(".000Z") ? `${text.slice(0, -5)}Z` : text;
}

function readInstant(text: string, zoneOffset: ZoneOffset): number | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, fraction = "", utc, sign, offsetHours, offsetMinutes] =
    match;
  const wallClock = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  // Date.UTC rolls 31 February over to March; such a date is no time.
  if (Number(year) < earliestYear || new Date(wallClock).getUTCDate() !== Number(day)) return null;
  const milliseconds = Number(fraction.padEnd(3, "0").slice(0, 3));
  if (utc !== undefined) return wallClock + milliseconds;
  if (sign !== undefined) {
    const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60_000;
    return wallClock - (sign === "-" ? -offset : offset) + milliseconds;
  }
  return fromWallClock(wallClock, zoneOffset) + milliseconds;
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
