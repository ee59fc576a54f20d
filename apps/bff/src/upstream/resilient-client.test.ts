import { ApiError, type InvocationEvent, NetworkError, type ZenlayerClient } from "@command-history/zenlayer";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createBreaker } from "./breaker.ts";
import type { CallOutcome } from "./call-outcome.ts";
import { createCallQueue } from "./call-queue.ts";
import { createSigningClock } from "./clock-skew.ts";
import { defaultResilience } from "./resilience.ts";
import { createResilientClient, type UpstreamClient } from "./resilient-client.ts";
import { createRetryBudget, type RetryBudget } from "./retry-budget.ts";

type Batches = AsyncGenerator<readonly InvocationEvent[], void, void>;

const end: InvocationEvent = { type: "end", requestId: null, totalCount: 0, answerBytes: 0 };

let running: number;
let outcomes: CallOutcome[];
let begun: number[];
let budget: RetryBudget;
beforeEach(() => {
  begun = [];
  running = 0;
  outcomes = [];
  budget = createRetryBudget(1);
});

/** A client with one place, before an upstream whose answers are these. */
function clientBefore(
  answer: (signal: AbortSignal | undefined) => Batches,
  totalMs = 60_000,
): UpstreamClient {
  const upstream: ZenlayerClient = {
    describeCommandInvocations: (_filter, options) => answer(options?.signal),
    close: async () => undefined,
  };
  const nothing = () => undefined;
  const onChange = (_waiting: number, calls: number) => {
    running = calls;
  };
  return createResilientClient(upstream, {
    queue: createCallQueue({ concurrency: 1, queue: 0, onChange }, defaultResilience),
    breaker: createBreaker(
      { pauseAfterFailures: 0, wordsOf: nothing, onChange: nothing, onPause: nothing, onResume: nothing },
      defaultResilience,
    ),
    budget,
    clock: createSigningClock({ now: () => 0, elapsed: () => 0, onCorrected: nothing }),
    metrics: {
      upstreamCall: (outcome) => outcomes.push(outcome),
      upstreamRetry: nothing,
      breakerState: nothing,
      upstreamQueue: nothing,
      malformedFields: nothing,
      unknownValue: nothing,
    },
    beginCall: (attempt) => {
      begun.push(attempt);
      return nothing;
    },
    resilience: defaultResilience,
    retryWithinMs: 60_000,
    totalMs,
  });
}

async function* endless(signal: AbortSignal | undefined): Batches {
  for (;;) {
    signal?.throwIfAborted();
    yield [end];
  }
}

describe("a reader that does not come back for more", () => {
  it("loses its place when the time of its call is up, and is told so when it does come back", async () => {
    const client = clientBefore(endless, 50);
    const answer = client.describeCommandInvocations({})[Symbol.asyncIterator]();
    await answer.next();
    expect(running).toBe(1);
    await vi.waitFor(() => expect(running).toBe(0));
    expect(outcomes).toEqual(["timeout"]);
    await expect(answer.next()).rejects.toMatchObject({ phase: "total" });
    expect(outcomes).toHaveLength(1);
  });

  it("loses it when it has left", async () => {
    const leaving = new AbortController();
    const client = clientBefore(endless);
    const answer = client.describeCommandInvocations({}, { signal: leaving.signal })[Symbol.asyncIterator]();
    await answer.next();
    leaving.abort();
    expect(running).toBe(0);
    expect(outcomes).toEqual(["aborted"]);
    await expect(answer.next()).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("the budget of retries", () => {
  async function* breakingOff(): Batches {
    yield [];
    throw new NetworkError("ECONNRESET", undefined);
  }
  async function* whole(): Batches {
    yield [];
    yield [end];
  }

  /** Makes as many calls as pay for a retry, and reads no further than it must. */
  async function callsOf(answer: () => Batches): Promise<void> {
    const client = clientBefore(answer);
    for (let calls = 0; calls < 11; calls++) {
      const read = async () => {
        for await (const events of client.describeCommandInvocations({})) if (events.includes(end)) return;
      };
      await read().catch(() => undefined);
    }
  }

  it("is filled by answers that came whole, and not by those that only began", async () => {
    expect(budget.take()).toBe(true);
    await callsOf(breakingOff);
    expect(budget.take()).toBe(false);
    await callsOf(whole);
    expect(budget.take()).toBe(true);
  });
});

describe("a call that is made again with the clock set right", () => {
  async function* refused(): Batches {
    yield Promise.reject(
      new ApiError(
        { status: 401, retryAfterSeconds: null, serverTime: new Date(3_600_000) },
        { code: "AUTHFAILURE_SIGNATURE_FAILURE", message: "refused", requestId: null },
      ),
    );
  }

  it("counts as the call that it is, in metrics and traces, and takes no place of its own", async () => {
    const answer = clientBefore(refused).describeCommandInvocations({})[Symbol.asyncIterator]();
    await expect(answer.next()).rejects.toBeInstanceOf(ApiError);
    expect(outcomes).toEqual(["refused", "refused"]);
    expect(begun).toEqual([1, 2]);
    expect(running).toBe(0);
  });
});
