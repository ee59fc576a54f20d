import { formatInZone } from "./format-time.ts";

/** A moment as the page writes it, on the clock of an IANA zone, with seconds where it has any: "2025-10-17 14:31". */
export function clockText(epoch: number, timeZone: string): string {
  return formatInZone(epoch, timeZone).text.replace(/^(.{16}):00$/, "$1");
}

/**
 * The moment (ms since the epoch) that such a text means on the clock of an IANA zone, with seconds or without, a space
 * or a T in between; null for what is no time. An hour that the clock shows twice is the first of the two.
 */
export function epochOfClock(text: string, timeZone: string): number | null {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)$/.exec(text) ?? [];
  const asUtc = Date.parse(`${date}T${time}Z`);
  // A day that its month does not have is read as one of the next.
  if (Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(date ?? "")) return null;
  // The offset before and after any change of the clock nearby.
  const offsets = [-1, 1].map((day) => offsetMs(asUtc + day * 86_400_000, timeZone));
  const candidates = offsets.map((offset) => asUtc - offset).sort((a, b) => a - b);
  const fitting = candidates.find((epoch) => epoch + offsetMs(epoch, timeZone) === asUtc);
  return fitting ?? candidates.at(-1) ?? null;
}

function offsetMs(epoch: number, timeZone: string): number {
  const [, sign, hours = "0", minutes = "0"] =
    /^([+-])(\d+):(\d+)/.exec(formatInZone(epoch, timeZone).offset) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
