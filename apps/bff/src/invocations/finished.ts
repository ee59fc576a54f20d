import { type InvocationDetail, isUnfinished, taskStatuses } from "@command-history/contract";
import { LRUCache } from "lru-cache";

/** Invocations that were seen to have ended: what they said can never change. */
export interface FinishedInvocations {
  note(profile: string, invocationId: string): void;
  has(profile: string, invocationId: string): boolean;
}

const most = 10_000;

export function createFinishedInvocations(): FinishedInvocations {
  const seen = new LRUCache<string, true>({ max: most });
  const keyOf = (profile: string, invocationId: string) => JSON.stringify([profile, invocationId]);
  return {
    note: (profile, invocationId) => {
      seen.set(keyOf(profile, invocationId), true);
    },
    has: (profile, invocationId) => seen.has(keyOf(profile, invocationId)),
  };
}

/**
 * Whether nothing of an invocation can change any more: it has ended, and so has each of its tasks. One that could not
 * be read in full may be read another time.
 */
export function isFinished({ status, instanceCount, instances, malformed }: InvocationDetail): boolean {
  return (
    instanceCount !== null &&
    malformed.length === 0 &&
    hasEnded(status) &&
    instances.every((instance) => hasEnded(instance.status) && instance.malformed.length === 0)
  );
}

const known: ReadonlySet<string | null> = new Set([...taskStatuses, "PartialFailed"]);

/** An unknown status may be one that changes. */
function hasEnded(status: string | null): boolean {
  return known.has(status) && !isUnfinished(status);
}
