import type { AuditEvent } from "@command-history/contract";

/** A page that refreshes itself asks for the same every few seconds: so long, that is one event. */
const windowMs = 60_000;

/** What a page refreshes by itself. */
const refreshed: ReadonlySet<string> = new Set(["list", "detail"]);

/** Knows the reads of the last minute, so that a page left open does not fill the trail. */
export interface RepeatedReads {
  /** Whether the same event is in the trail already. */
  has(event: AuditEvent): boolean;
  /** To be told once the event has been kept, not before: a repetition of what was lost is no repetition. */
  add(event: AuditEvent): void;
}

/** `now`: our clock, in ms. */
export function createRepeatedReads(now: () => number): RepeatedReads {
  // From the oldest to the newest: a Map keeps the order in which its keys came.
  const keptAt = new Map<string, number>();

  function forgetOld(): void {
    const since = now() - windowMs;
    for (const [key, time] of keptAt) {
      // A time to come is from before the clock was set back.
      if (time > since && time <= now()) return;
      keptAt.delete(key);
    }
  }

  return {
    has(event) {
      if (!refreshed.has(event.action)) return false;
      forgetOld();
      return keptAt.has(keyOf(event));
    },
    add(event) {
      if (refreshed.has(event.action)) keptAt.set(keyOf(event), now());
    },
  };
}

function keyOf({ time: _time, requestId: _requestId, ...same }: AuditEvent): string {
  return JSON.stringify(same);
}
