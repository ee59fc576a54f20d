import { setTimeout } from "node:timers/promises";

/** How calls meet trouble, and the time and the chance that go into it. Tests put their own in place of parts. */
export interface Resilience {
  /** Of one call, with the first. */
  readonly attempts: number;
  /** The longest wait before the second attempt, in ms; doubles with each. */
  readonly backoffMs: number;
  /** An upstream that asks for a longer wait than this is taken at its word, and its error passed on. */
  readonly longestWaitMs: number;
  /** Retries in a row that need no call that went well. */
  readonly retryReserve: number;
  readonly pauseMs: number;
  /** How long a call waits for its place, in ms. */
  readonly queuePatienceMs: number;
  /** A clock that nobody sets, in ms. */
  elapsed(): number;
  /** From 0 up to 1. */
  random(): number;
  /** Throws the signal's reason when it aborts. */
  sleep(ms: number, signal: AbortSignal | undefined): Promise<void>;
}

export const defaultResilience: Resilience = {
  attempts: 3,
  backoffMs: 500,
  longestWaitMs: 5_000,
  retryReserve: 5,
  pauseMs: 10_000,
  queuePatienceMs: 10_000,
  elapsed: () => performance.now(),
  random: Math.random,
  sleep,
};

async function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await setTimeout(ms, undefined, { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}
