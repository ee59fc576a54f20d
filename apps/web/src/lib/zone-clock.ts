import { formatInZone } from "./format-time.ts";

/** A moment as a date and time field takes it, on the clock of an IANA zone: "2025-10-17T14:31". */
export function clockText(epoch: number, timeZone: string): string {
  return formatInZone(epoch, timeZone).text.slice(0, 16).replace(" ", "T");
}

/**
 * The moment (ms since the epoch) that a date and time field means on the clock of an IANA zone; null for what is no
 * time. An hour that the clock shows twice is the first of the two.
 */
export function epochOfClock(text: string, timeZone: string): number | null {
  const asUtc = Date.parse(`${text}Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) || Number.isNaN(asUtc)) return null;
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
