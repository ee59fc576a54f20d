const formats = new Map<string, Intl.DateTimeFormat>();

/** Without a zone it is the browser's own. */
function createFormat(timeZone?: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZoneName: "longOffset",
  });
}

/**
 * Intl formats are slow to make and quick to use, so each zone's is made once. Throws a RangeError for a zone that the
 * browser does not know.
 */
function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = createFormat(timeZone);
    formats.set(timeZone, format);
  }
  return format;
}

/** The IANA name of the browser's own zone. */
export function localZone(): string {
  const format = createFormat();
  const { timeZone } = format.resolvedOptions();
  formats.set(timeZone, format);
  return timeZone;
}

/** Whether the browser knows an IANA zone. */
export function isKnownZone(timeZone: string): boolean {
  try {
    formatFor(timeZone);
    return true;
  } catch {
    return false;
  }
}

interface ZoneTime {
  readonly text: string;
  readonly offset: string;
}

const hourMs = 3_600_000;

/** From here to the end of the year 9999, which `toISOString` writes with four digits, hours are looked up. */
const lastMs = Date.UTC(10_000, 0) - 24 * hourMs;

/** The offset of each zone in hours that were asked for, counted from the epoch; null for those in which it changes. */
const hours = new Map<string, Map<number, { readonly offset: string; readonly ms: number } | null>>();
const mostHours = 5000;

/**
 * A moment (ms since the epoch) on the clock of an IANA zone: "2025-10-17 14:31:25" and "+02:00". Rows of a list are
 * written by the hundred in a fast scroll, for which Intl takes too long: it is asked once for each hour.
 */
export function formatInZone(epoch: number, timeZone: string): ZoneTime {
  const steady = epoch >= 0 && epoch < lastMs ? offsetWithin(Math.floor(epoch / hourMs), timeZone) : null;
  if (steady === null) return formatByIntl(epoch, timeZone);
  return {
    text: new Date(epoch + steady.ms).toISOString().slice(0, 19).replace("T", " "),
    offset: steady.offset,
  };
}

/** The offset of an hour from the epoch on; null where the clock is changed within it, which can be at any minute. */
function offsetWithin(hour: number, timeZone: string) {
  let known = hours.get(timeZone);
  if (known === undefined || known.size >= mostHours) {
    known = new Map();
    hours.set(timeZone, known);
  }
  let found = known.get(hour);
  if (found === undefined) {
    const [from, to] = [hour, hour + 1].map((at) => formatByIntl(at * hourMs, timeZone));
    found =
      from !== undefined && from.offset === to?.offset
        ? { offset: from.offset, ms: Date.parse(`${from.text.replace(" ", "T")}Z`) - hour * hourMs }
        : null;
    known.set(hour, found);
  }
  return found;
}

function formatByIntl(epoch: number, timeZone: string): ZoneTime {
  const parts = new Map(
    formatFor(timeZone)
      .formatToParts(epoch)
      .map((part) => [part.type, part.value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  const offset = part("timeZoneName").replace("GMT", "");
  return {
    text: `${part("year")}-${part("month")}-${part("day")} ${part("hour")}:${part("minute")}:${part("second")}`,
    offset: offset === "" ? "+00:00" : offset,
  };
}

const steps = [
  { unit: "min", seconds: 60 },
  { unit: "h", seconds: 3600 },
  { unit: "d", seconds: 86_400 },
] as const;

/** How long ago a moment was, by its largest unit: "just now", "5 min ago", "3 h ago", "12 d ago", "in 5 min". */
export function formatRelative(epoch: number, now: number): string {
  const seconds = Math.round((now - epoch) / 1000);
  const distance = Math.abs(seconds);
  const step = steps.findLast((candidate) => distance >= candidate.seconds);
  if (step === undefined) return "just now";
  const text = `${Math.floor(distance / step.seconds)} ${step.unit}`;
  return seconds > 0 ? `${text} ago` : `in ${text}`;
}

/** The same for what is past and minds seconds: "15 s ago", "5 min ago". */
export function formatAge(epoch: number, now: number): string {
  const seconds = Math.max(0, Math.round((now - epoch) / 1000));
  return seconds < 60 ? `${seconds} s ago` : formatRelative(epoch, now);
}
