/** Milliseconds by which a zone is ahead of UTC at an instant (ms since the epoch). */
export type ZoneOffset = (instant: number) => number;

const slotMs = 15 * 60_000;

/** Entries kept: a page spans months at most, and a month has under 3,000 slots. */
const memorySize = 10_000;

/**
 * The offsets of an IANA zone, from Intl. Remembered by quarter of an hour: since 1972 every change of a zone's
 * offset has been at a full quarter in UTC, and Intl takes microseconds, which adds up over a million times.
 * Throws RangeError when there is no such zone.
 */
export function createZoneOffset(timeZone: string): ZoneOffset {
  if (timeZone === "UTC") return () => 0;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const memory = new Map<number, number>();

  return (instant) => {
    const slot = Math.floor(instant / slotMs);
    const known = memory.get(slot);
    if (known !== undefined) return known;
    const offset = offsetAt(format, slot * slotMs);
    if (memory.size >= memorySize) memory.clear();
    memory.set(slot, offset);
    return offset;
  };
}

function offsetAt(format: Intl.DateTimeFormat, instant: number): number {
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const wallClock = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return wallClock - instant;
}
