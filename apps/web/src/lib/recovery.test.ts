import type { ErrorCode } from "@command-history/contract";
import { describe, expect, it } from "vitest";
import { ConnectionError, ProblemError, UnreadableAnswerError } from "./errors.ts";
import { recoversByItself, retryAtOf, whileFailed } from "./recovery.ts";

function problem(code: ErrorCode, upstreamCode?: string): ProblemError {
  const problem = { type: "about:blank" as const, title: "", status: 500, detail: "", code, requestId: "r1" };
  return new ProblemError(upstreamCode === undefined ? problem : { ...problem, upstreamCode });
}

describe("what can pass by itself", () => {
  it.each([
    ["a lost connection", new ConnectionError("gone"), true],
    ["a proxy's error page", new UnreadableAnswerError(502), true],
    ["a page of another version", new UnreadableAnswerError(200), false],
    ["an upstream that is down", problem("UPSTREAM_UNAVAILABLE"), true],
    ["an error of the upstream's own", problem("UPSTREAM_ERROR", "INTERNAL_SERVER_ERROR"), true],
    ["a value that the upstream refuses", problem("INVALID_PARAMETER", "INVALID_PARAMETER_VALUE"), false],
    ["a rate limit", problem("RATE_LIMITED"), true],
    ["refused credentials", problem("UPSTREAM_AUTH"), false],
    ["a wrong filter", problem("INVALID_PARAMETER"), false],
    ["the end of the session", problem("UNAUTHENTICATED"), false],
    ["nothing", null, false],
  ] as const)("%s", (_, error, recovers) => {
    expect(recoversByItself(error)).toBe(recovers);
    expect(whileFailed({ state: { error } }) !== false).toBe(recovers);
  });
});

describe("when what cannot be done without is asked again", () => {
  it("is after the time that the error asks to wait, and 10 seconds at least", () => {
    const limited = problem("RATE_LIMITED").problem;
    expect(retryAtOf(new ProblemError({ ...limited, retryAfterSeconds: 42 }), 1000)).toBe(43_000);
    expect(retryAtOf(new ProblemError({ ...limited, retryAfterSeconds: 1 }), 1000)).toBe(11_000);
    expect(retryAtOf(problem("FORBIDDEN"), 1000)).toBeNull();
    expect(retryAtOf(null, 0)).toBeNull();
  });
});
