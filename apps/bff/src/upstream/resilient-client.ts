import {
  type InvocationEvent,
  type InvocationFilter,
  startDeadline,
  type ZenlayerClient,
} from "@command-history/zenlayer";
import type { EndCall } from "../tracing/tracing.ts";
import type { Breaker } from "./breaker.ts";
import { type CallOutcome, failedOutcome } from "./call-outcome.ts";
import type { CallQueue } from "./call-queue.ts";
import type { SigningClock } from "./clock-skew.ts";
import type { Resilience } from "./resilience.ts";
import { retryReason, retryWait } from "./retry.ts";
import type { RetryBudget } from "./retry-budget.ts";
import { noteDrift } from "./schema-drift.ts";
import type { UpstreamMetrics } from "./upstream-metrics.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /**
   * False: takes a place at once, beyond the cap if need be. For a probe, and for a call that another one waits for:
   * several of those would wait for each other's places.
   */
  readonly waits?: boolean;
  /** False: one attempt only. For a probe, which is made again before long, and must not use up what others may retry. */
  readonly retries?: boolean;
  /** Goes on with an answer whose beginning was given: waits for a place as long as it takes. */
  readonly continues?: boolean;
}

/** Speaks for an account like the client below it, and bears what goes wrong on the way. */
export interface UpstreamClient extends ZenlayerClient {
  /** Also throws RequestError `SERVER_BUSY`, and `UPSTREAM_PAUSED` while calls are paused. */
  describeCommandInvocations(
    filter: InvocationFilter,
    options?: CallOptions,
  ): AsyncIterable<readonly InvocationEvent[]>;
}

export interface ResilientParts {
  readonly queue: CallQueue;
  readonly breaker: Breaker;
  readonly budget: RetryBudget;
  readonly clock: SigningClock;
  readonly metrics: UpstreamMetrics;
  /** Follows a call in its trace. `number`: among those that are made for the same answer, from 1. */
  readonly beginCall: (number: number) => EndCall;
  readonly resilience: Resilience;
  /** An attempt begins no later than this after the first, in ms. */
  readonly retryWithinMs: number;
  /** How long a call may take with the time that its reader takes, in ms. */
  readonly totalMs: number;
}

/** A call and what becomes of it, which is told once. */
interface FollowedCall {
  /** Ends the call. */
  readonly signal: AbortSignal;
  /** To be called when the first events are there. */
  begin(): Promise<void>;
  fail(error: unknown): Promise<void>;
  /** To be called at the end of the answer, or where its reader had enough of it. */
  succeed(): Promise<void>;
}

/** An answer whose first events are there. */
interface OpenAnswer {
  readonly first: IteratorResult<readonly InvocationEvent[], void>;
  readonly rest: AsyncIterator<readonly InvocationEvent[], void>;
  /** To be called with what breaks the answer off. */
  fail(error: unknown): Promise<void>;
  /** To be called in the end, whatever came of it. */
  close(): Promise<void>;
}

/** Retries, a cap with a queue, a breaker and a corrected clock around the calls of `client`, which are signed by `parts.clock`. */
export function createResilientClient(client: ZenlayerClient, parts: ResilientParts): UpstreamClient {
  const { queue, breaker, budget, clock, metrics, beginCall, resilience, retryWithinMs, totalMs } = parts;

  async function enter({ signal, waits = true, continues = false }: CallOptions): Promise<() => void> {
    if (!waits) return queue.enterAtOnce();
    return continues ? queue.enterPatiently(signal) : queue.enter(signal);
  }

  /** `count` gives the number of each call that is made, from 1. */
  async function attempt(
    filter: InvocationFilter,
    options: CallOptions,
    count: () => number,
  ): Promise<OpenAnswer> {
    // Nobody queues for what is paused.
    breaker.check();
    const leave = await enter(options);
    try {
      return await clock.sign((now) =>
        startCall(filter, now, { call: followCall(options.signal, count(), leave), leave }),
      );
    } catch (error) {
      leave();
      throw error;
    }
  }

  async function startCall(
    filter: InvocationFilter,
    now: () => number,
    { call, leave }: { call: FollowedCall; leave: () => void },
  ): Promise<OpenAnswer> {
    try {
      const answer = client.describeCommandInvocations(filter, { signal: call.signal, now });
      const rest = answer[Symbol.asyncIterator]();
      const first = await rest.next();
      await call.begin();
      return {
        first,
        rest,
        fail: call.fail,
        async close() {
          try {
            await call.succeed();
            await rest.return?.();
          } finally {
            leave();
          }
        },
      };
    } catch (error) {
      await call.fail(error);
      throw error;
    }
  }

  /**
   * Tells the breaker and the metrics what becomes of a call, once. Throws when the breaker lets none through. `leave`
   * is called when nobody wants the call any more or its time is up, since a reader that does not read on would never
   * come to learn of it.
   */
  function followCall(caller: AbortSignal | undefined, number: number, leave: () => void): FollowedCall {
    caller?.throwIfAborted();
    const { isProbe, report } = breaker.admit();
    const { signal, stop } = startDeadline(totalMs, caller);
    const endCall = beginCall(number);
    const startedAt = resilience.elapsed();
    let isOver = false;
    async function end(outcome: CallOutcome, verdict: Verdict, failure?: unknown): Promise<void> {
      if (isOver) return;
      isOver = true;
      stop();
      endCall(outcome);
      metrics.upstreamCall(outcome, (resilience.elapsed() - startedAt) / 1000);
      await report(verdict, failure);
    }
    const fail = (error: unknown) => end(failedOutcome(error, caller), verdictOf(error, caller), error);
    signal.addEventListener("abort", () => {
      void fail(signal.reason);
      leave();
    });
    return {
      signal,
      begin: async () => {
        // Others must not be kept waiting for the end of a large answer that has shown what it was to show.
        if (isProbe) await report("well");
      },
      fail,
      succeed: () => end("success", "well"),
    };
  }

  async function open(filter: InvocationFilter, options: CallOptions): Promise<OpenAnswer> {
    const attempts = options.retries === false ? 1 : resilience.attempts;
    const startedAt = resilience.elapsed();
    let calls = 0;
    const count = () => {
      calls += 1;
      return calls;
    };
    for (let made = 1; ; made++) {
      try {
        return await attempt(filter, options, count);
      } catch (error) {
        const reason = retryReason(error);
        const waitMs = retryWait(error, made, resilience);
        if (reason === undefined || waitMs === undefined || made >= attempts) throw error;
        if (resilience.elapsed() - startedAt + waitMs > retryWithinMs) throw error;
        if (breaker.state !== "closed" || !budget.take()) throw error;
        metrics.upstreamRetry(reason);
        await resilience.sleep(waitMs, options.signal);
      }
    }
  }

  async function* describe(
    filter: InvocationFilter,
    options: CallOptions,
  ): AsyncGenerator<readonly InvocationEvent[], void, void> {
    const answer = await open(filter, options);
    try {
      for (let next = answer.first; !next.done; next = await answer.rest.next()) {
        for (const event of next.value) {
          noteDrift(event, metrics);
          // What has only begun well may still break off. Who has seen the end reads no further.
          if (event.type === "end") budget.noteSuccess();
        }
        yield next.value;
      }
    } catch (error) {
      await answer.fail(error);
      throw error;
    } finally {
      await answer.close();
    }
  }

  return {
    describeCommandInvocations: (filter, options = {}) => describe(filter, options),
    close: () => client.close(),
  };
}
