import { TimeoutError } from "./errors.ts";

/** A signal for one call: it aborts with the caller's reason, or with a TimeoutError when the call's time is up. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Rejects when the signal aborts. Never resolves. */
  readonly aborted: Promise<never>;
  /** To be called when the call is over, whatever came of it. */
  stop(): void;
}

export function startDeadline(totalMs: number, callerSignal?: AbortSignal): Deadline {
  callerSignal?.throwIfAborted();
  const controller = new AbortController();
  const { signal } = controller;
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  // Nobody may be waiting for it when it rejects, which would end the process; the signal carries the news too.
  aborted.catch(() => undefined);
  const timer = setTimeout(() => controller.abort(new TimeoutError("total")), totalMs);
  const onCallerAbort = () => controller.abort(callerSignal?.reason);
  callerSignal?.addEventListener("abort", onCallerAbort, { once: true });
  return {
    signal,
    aborted,
    stop() {
      clearTimeout(timer);
      callerSignal?.removeEventListener("abort", onCallerAbort);
    },
  };
}
