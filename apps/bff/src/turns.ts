import { setImmediate } from "node:timers/promises";

/** Work that goes on for longer than this keeps others waiting. In milliseconds. */
const turnMs = 8;

/** Parts long work into turns, so that other requests are answered in between. */
export interface Turns {
  /** Whether this turn has lasted long enough. */
  isOver(): boolean;
  /** Lets others go first. Throws the signal's reason when nobody waits for the work any more. */
  next(): Promise<void>;
}

export function createTurns(signal: AbortSignal): Turns {
  let since = performance.now();
  return {
    isOver: () => performance.now() - since >= turnMs,
    async next() {
      await setImmediate();
      signal.throwIfAborted();
      since = performance.now();
    },
  };
}
