import { behaviours } from "@command-history/simulator";
import { describe, expect, it } from "vitest";
import { pageAt, problemAt, row, useFaultyStacks, withoutWaits } from "./support/faulty-stack.ts";

const start = useFaultyStacks();

const { refusal, page, reset } = behaviours;
const well = page([row("first")]);
const hour = 3_600_000;

describe("a burst of errors is waited out, unseen by the one who asks", () => {
  it.each([
    ["500", refusal(500, "INTERNAL_SERVER_ERROR")],
    ["502", behaviours.answer("<h1>Bad Gateway</h1>", 502, { "Content-Type": "text/html" })],
    ["503", refusal(503, "SERVICE_UNAVAILABLE", { "Retry-After": "1" })],
    ["504", behaviours.answer("", 504, {})],
    ["429", refusal(429, "REQUEST_LIMIT_EXCEEDED")],
    ["resets", reset],
  ])("of %s", async (_what, failure) => {
    const stack = await start();
    stack.upstream.behave(failure, failure, well);
    expect((await pageAt(stack)).items).toMatchObject([{ invocationId: "first" }]);
    expect(stack.upstream.calls).toHaveLength(3);
  });
});

describe("an error that lasts is passed on", () => {
  it.each([
    ["500", refusal(500, "INTERNAL_SERVER_ERROR"), 502, "UPSTREAM_ERROR", 3],
    ["502", behaviours.answer("<h1>Bad Gateway</h1>", 502, {}), 502, "UPSTREAM_ERROR", 3],
    ["503", refusal(503, "SERVICE_UNAVAILABLE"), 502, "UPSTREAM_ERROR", 3],
    ["504", behaviours.answer("", 504, {}), 502, "UPSTREAM_ERROR", 3],
    ["429 without Retry-After", refusal(429, "REQUEST_LIMIT_EXCEEDED"), 429, "RATE_LIMITED", 3],
    [
      "429 with a Retry-After of 30 s",
      refusal(429, "SLOW_DOWN", { "Retry-After": "30" }),
      429,
      "RATE_LIMITED",
      1,
    ],
    ["429's code under 200", refusal(200, "REQUEST_LIMIT_EXCEEDED"), 429, "RATE_LIMITED", 3],
    ["429's code under 403", refusal(403, "REQUEST_LIMIT_EXCEEDED"), 429, "RATE_LIMITED", 3],
    ["429's code under 503", refusal(503, "REQUEST_LIMIT_EXCEEDED"), 429, "RATE_LIMITED", 3],
    ["the error envelope under 200", refusal(200, "INTERNAL_SERVER_ERROR"), 502, "UPSTREAM_ERROR", 1],
    ["401", behaviours.answer("", 401, {}), 502, "UPSTREAM_AUTH", 1],
    ["403", behaviours.answer("", 403, {}), 502, "UPSTREAM_AUTH", 1],
    ["a revoked key", refusal(401, "AUTHFAILURE_INVALID_AUTHORIZATION"), 502, "UPSTREAM_AUTH", 1],
    ["a challenge", behaviours.answer("", 403, { "cf-mitigated": "challenge" }), 502, "UPSTREAM_BLOCKED", 1],
    ["451", behaviours.answer("", 451, {}), 502, "UPSTREAM_BLOCKED", 1],
    ["400", refusal(400, "OPERATION_DENIED"), 502, "UPSTREAM_ERROR", 1],
    ["400 for a value", refusal(400, "INVALID_PARAMETER_VALUE"), 400, "INVALID_PARAMETER", 1],
  ] as const)("%s", async (_what, failure, status, code, calls) => {
    const stack = await start();
    stack.upstream.behave(failure);
    const problem = await problemAt(stack);
    expect(problem).toMatchObject({ status, code });
    expect(stack.upstream.calls).toHaveLength(calls);
    if (code === "RATE_LIMITED") expect(problem.retryAfterSeconds).toBe(calls === 1 ? 30 : 1);
  });

  it("when the credentials are refused, and then pauses no call", async () => {
    const stack = await start();
    stack.upstream.behave(refusal(401, "AUTHFAILURE_SIGNATURE_FAILURE"));
    for (let times = 0; times < 10; times++) {
      const problem = await problemAt(stack);
      expect(problem.code).toBe("UPSTREAM_AUTH");
      expect(problem.detail).toContain('profile "stub"');
    }
    expect(stack.upstream.calls).toHaveLength(10);
    stack.upstream.behave(well);
    expect((await pageAt(stack)).items).toHaveLength(1);
  });
});

describe("a clock that is off by an hour", () => {
  it.each([
    ["slow", hour],
    ["fast", -hour],
  ])("and %s costs one call, once", async (_which, skew) => {
    const accessKey = { accessKeyId: "key", accessKeySecret: "faulty-secret" };
    const stack = await start({ credentials: new Map([["main", accessKey]]) });
    const date = new Date(Date.now() + skew).toUTCString();
    stack.upstream.behave(refusal(401, "AUTHFAILURE_SIGNATURE_EXPIRED", { Date: date }), well);
    expect((await pageAt(stack)).items).toHaveLength(1);
    expect((await pageAt(stack)).items).toHaveLength(1);
    const [first, second, third] = stack.upstream.calls.map(({ headers }) =>
      Number(headers["x-zc-timestamp"]),
    );
    expect(stack.upstream.calls).toHaveLength(3);
    // A second of the test's own time may pass in between.
    for (const corrected of [second, third]) {
      expect(Math.abs(Number(corrected) - Number(first) - skew / 1000)).toBeLessThan(60);
    }
  });
});

describe("an outage of a minute with 50 clients", () => {
  it.each([
    ["503", refusal(503, "SERVICE_UNAVAILABLE")],
    ["resets", reset],
  ])("of %s costs a handful of calls, and all others are answered without one", async (_what, failure) => {
    let time = 0;
    const resilience = { ...withoutWaits, elapsed: () => time };
    const stack = await start({ overrides: { client: { resilience } } });
    stack.upstream.behave(failure);
    /** Each client has a question of its own. */
    const everyone = () =>
      Promise.all(Array.from({ length: 50 }, (_, at) => stack.bff.get(`/api/invocations?page=${at + 1}`)));
    const first = await everyone();
    expect(first.filter(({ status }) => status < 500)).toEqual([]);
    expect(stack.upstream.calls.length).toBeLessThanOrEqual(55);

    const made = stack.upstream.calls.length;
    for (time = 5_000; time < 60_000; time += 5_000) {
      const before = stack.upstream.calls.length;
      const answers = await everyone();
      // After each pause of ten seconds one call shows whether it is over.
      expect(stack.upstream.calls.length - before).toBeLessThanOrEqual(1);
      const paused = answers.filter((answer) => answer.status === 503 && answer.headers.has("retry-after"));
      expect(paused.length).toBeGreaterThanOrEqual(49);
    }
    expect(stack.upstream.calls.length - made).toBeLessThanOrEqual(6);

    time += 10_000;
    stack.upstream.behave(well);
    expect((await pageAt(stack)).items).toHaveLength(1);
    expect((await everyone()).map(({ status }) => status)).toEqual(Array(50).fill(200));
  });
});
