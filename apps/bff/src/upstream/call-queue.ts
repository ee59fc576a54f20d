import { RequestError } from "../problems/request-error.ts";
import type { Resilience } from "./resilience.ts";

/** Leaves the place, for the next one who waits. Does so once, however often it is called. */
type Leave = () => void;

/** Places for upstream calls under way, and the queue before them: first come, first served. */
export interface CallQueue {
  /**
   * Waits for a place. Throws RequestError `SERVER_BUSY` when too many wait already or the wait takes too long, and the
   * signal's reason.
   */
  enter(signal: AbortSignal | undefined): Promise<Leave>;
  /** Waits for a place as long as it takes, however many wait. Throws the signal's reason only. */
  enterPatiently(signal: AbortSignal | undefined): Promise<Leave>;
  /** A place at once, beyond the cap if need be. */
  enterAtOnce(): Leave;
}

export interface CallQueueOptions {
  /** Places. */
  readonly concurrency: number;
  /** How many may wait. */
  readonly queue: number;
  /** Called when the numbers change. */
  onChange(waiting: number, running: number): void;
}

const retryAfterSeconds = 2;

export function createCallQueue(
  { concurrency, queue, onChange }: CallQueueOptions,
  { queuePatienceMs }: Pick<Resilience, "queuePatienceMs">,
): CallQueue {
  const waiting = new Set<() => void>();
  let running = 0;

  function take(): Leave {
    running += 1;
    onChange(waiting.size, running);
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      running -= 1;
      const [next] = waiting;
      if (next !== undefined && running < concurrency) next();
      else onChange(waiting.size, running);
    };
  }

  function wait(signal: AbortSignal | undefined, patienceMs?: number): Promise<Leave> {
    return new Promise((resolve, reject) => {
      function stopWaiting(): void {
        waiting.delete(go);
        clearTimeout(timer);
        signal?.removeEventListener("abort", onAbort);
      }
      function go(): void {
        stopWaiting();
        resolve(take());
      }
      function giveUp(reason: unknown): void {
        stopWaiting();
        onChange(waiting.size, running);
        reject(reason);
      }
      const onAbort = () => giveUp(signal?.reason);
      const timer = patienceMs === undefined ? undefined : setTimeout(() => giveUp(busy()), patienceMs);
      signal?.addEventListener("abort", onAbort, { once: true });
      waiting.add(go);
      onChange(waiting.size, running);
    });
  }

  return {
    async enter(signal) {
      signal?.throwIfAborted();
      if (running < concurrency) return take();
      if (waiting.size >= queue) throw busy();
      return wait(signal, queuePatienceMs);
    },
    async enterPatiently(signal) {
      signal?.throwIfAborted();
      return running < concurrency ? take() : wait(signal);
    },
    enterAtOnce: take,
  };
}

function busy(): RequestError {
  return new RequestError(
    "SERVER_BUSY",
    "This server already asks Zenlayer as much as it may at once, and others wait before you. Try again in a moment.",
    { retryAfterSeconds },
  );
}
