import { networkOf } from "../http/network-of.ts";
import type { NewAuditEvent } from "./audit.ts";

/** So long one who is refused again and again for the same reason is one event. */
const windowMs = 60_000;
/** Addresses, users and reasons that are told apart in a window: an attack can come from any number. */
const mostKinds = 100;

/** Lets an attack leave its trace, and not fill the disk. */
export interface RepeatedRefusals {
  /** Writes the event at once, unless one of its kind was written in this window; then it is counted. */
  record(event: NewAuditEvent): Promise<void>;
  /** Writes what has been counted. */
  close(): Promise<void>;
}

interface Kind {
  /** What the event of those that are counted will say. */
  readonly event: NewAuditEvent;
  count: number;
}

/** `write` keeps an event, and never throws. */
export function createRepeatedRefusals(write: (event: NewAuditEvent) => Promise<void>): RepeatedRefusals {
  const kinds = new Map<string, Kind>();
  let timer: NodeJS.Timeout | undefined;

  /** At the end of a window: one event for each kind that went on, which is counted further. */
  async function settle(): Promise<void> {
    const events: NewAuditEvent[] = [];
    for (const [key, kind] of kinds) {
      if (kind.count === 0) kinds.delete(key);
      else events.push({ ...kind.event, requestId: null, count: kind.count });
      kind.count = 0;
    }
    timer = kinds.size === 0 ? undefined : setTimeout(settle, windowMs).unref();
    for (const event of events) await write(event);
  }

  return {
    async record(event) {
      const own = JSON.stringify([networkOf(event.address ?? ""), event.user?.id, event.code, event.reason]);
      const isKnown = kinds.has(own) || kinds.size < mostKinds;
      const key = isKnown ? own : JSON.stringify([event.code, event.reason]);
      const kind = kinds.get(key);
      if (kind !== undefined) {
        kind.count += 1;
        return;
      }
      const first = isKnown ? event : { ...event, user: null, address: null, requestId: null };
      kinds.set(key, { event: first, count: 0 });
      timer ??= setTimeout(settle, windowMs).unref();
      await write(first);
    },
    async close() {
      clearTimeout(timer);
      await settle();
      clearTimeout(timer);
      timer = undefined;
      kinds.clear();
    },
  };
}
