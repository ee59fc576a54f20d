import { isUnfinished, type Timestamp } from "@command-history/contract";

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

/** Milliseconds in words: "0.4 s", "12 s", "1 min 05 s", "2 h 03 min", "3 d 4 h". Negative ones carry a minus. */
export function formatDuration(ms: number): string {
  if (ms < 0) return `−${formatDuration(-ms)}`;
  if (ms < 10_000 && ms % 1000 !== 0) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${pad(seconds % 60)} s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ${pad(minutes % 60)} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** A time as milliseconds since the epoch; null when there is none that can be read. */
export function epochOf(time: Timestamp | null): number | null {
  return typeof time === "string" ? Date.parse(time) : null;
}

/** Milliseconds from one time to the other; null unless both can be read. Negative when they are out of order. */
export function durationBetween(from: Timestamp | null, to: Timestamp | null): number | null {
  const start = epochOf(from);
  const end = epochOf(to);
  return start === null || end === null ? null : end - start;
}

/** An invocation, or its run on one instance. */
export interface Run {
  readonly status: string | null;
  readonly startedAt: Timestamp | null;
  readonly endedAt: Timestamp | null;
}

/** Since when a run has been going on, in ms since the epoch. Null: it does not, or that is not known. */
export function runningSince({ status, startedAt, endedAt }: Run): number | null {
  return isUnfinished(status) && epochOf(endedAt) === null ? epochOf(startedAt) : null;
}

/** How long it was from one time to the other, both in ms since the epoch. None by a clock that is behind. */
export function elapsed(since: number, asOf: number): number {
  return Math.max(0, asOf - since);
}

/** How long a run took, in ms; one that goes on, until `asOf` (ms since the epoch). Null when that is not known. */
export function runDuration(run: Run, asOf: number): number | null {
  const since = runningSince(run);
  return since === null ? durationBetween(run.startedAt, run.endedAt) : elapsed(since, asOf);
}
