import { beforeEach, describe, expect, it } from "vitest";
import { RequestError } from "../problems/request-error.ts";
import { type Breaker, createBreaker } from "./breaker.ts";
import type { Verdict } from "./verdict.ts";

let time: number;
let events: string[];
let breaker: Breaker;

beforeEach(() => {
  time = 0;
  events = [];
  breaker = breakerAfter(3);
});

function breakerAfter(pauseAfterFailures: number): Breaker {
  return createBreaker(
    {
      pauseAfterFailures,
      wordsOf: (failure) =>
        failure instanceof Error ? { detail: failure.message, forOperator: "Look." } : undefined,
      onChange: (state) => events.push(state),
      onPause: () => events.push("paused"),
      onResume: () => events.push("resumed"),
    },
    { pauseMs: 10_000, elapsed: () => time },
  );
}

/** Makes calls one after the other. */
async function calls(...verdicts: Verdict[]): Promise<void> {
  for (const verdict of verdicts) await breaker.admit().report(verdict);
}

function refusal(): RequestError {
  try {
    breaker.admit();
  } catch (error) {
    if (error instanceof RequestError) return error;
  }
  throw new Error("the call was let through");
}

describe("the breaker", () => {
  it("pauses calls after failures in a row, and says for how long", async () => {
    await calls("unwell", "unwell", "unwell");
    expect(breaker.state).toBe("open");
    expect(refusal()).toMatchObject({ code: "UPSTREAM_PAUSED", retryAfterSeconds: 10 });
    time = 9_500;
    expect(refusal()).toMatchObject({ retryAfterSeconds: 1 });
    // They are counted down beside these words.
    expect(refusal().message).not.toMatch(/second/);
    expect(events).toEqual(["paused", "open"]);
  });

  it("counts failures in a row only", async () => {
    await calls("unwell", "unwell", "well", "unwell", "unwell");
    expect(breaker.state).toBe("closed");
  });

  it("is not moved by calls that say nothing of the upstream", async () => {
    await calls("unwell", "unwell", "unknown", "unknown", "unknown");
    expect(breaker.state).toBe("closed");
    await calls("unwell");
    expect(breaker.state).toBe("open");
  });

  it("lets one call through after the pause, and the others once that one has gone well", async () => {
    await calls("unwell", "unwell", "unwell");
    time = 10_000;
    const probe = breaker.admit();
    expect(probe.isProbe).toBe(true);
    expect(breaker.state).toBe("half-open");
    expect(refusal()).toMatchObject({ code: "UPSTREAM_PAUSED", retryAfterSeconds: 5 });
    await probe.report("well");
    expect(breaker.state).toBe("closed");
    expect(breaker.admit().isProbe).toBe(false);
    expect(events).toEqual(["paused", "open", "half-open", "resumed", "closed"]);
  });

  it.each(["unwell", "unknown"] as const)(
    "pauses again after a probe that is %s, without a word",
    async (verdict) => {
      await calls("unwell", "unwell", "unwell");
      time = 10_000;
      await calls(verdict);
      expect(breaker.state).toBe("open");
      expect(refusal()).toMatchObject({ retryAfterSeconds: 10 });
      expect(events.filter((event) => event === "paused")).toHaveLength(1);
    },
  );

  it("takes as many failures as ever after it has closed", async () => {
    await calls("unwell", "unwell", "unwell");
    time = 10_000;
    await calls("well", "unwell", "unwell");
    expect(breaker.state).toBe("closed");
  });

  it("says while calls are paused what the last of the failures was", async () => {
    await calls("unwell", "unwell");
    await breaker.admit().report("unwell", new Error("no route to host"));
    expect(refusal().message).toMatch(/The last time: no route to host$/);
    expect(refusal().forOperator).toBe("Look.");
  });

  it("pauses nothing where that is switched off", async () => {
    breaker = breakerAfter(0);
    await calls(...Array<Verdict>(100).fill("unwell"));
    expect(breaker.state).toBe("closed");
  });

  it("counts a call once", async () => {
    const { report } = breaker.admit();
    for (let times = 0; times < 5; times++) await report("unwell");
    await report("unknown");
    expect(breaker.state).toBe("closed");
  });
});
