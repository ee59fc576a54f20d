import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ErrorCode, errorCodes, problemSchema } from "@command-history/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { impatient, once, type Stack, startBff, startStack, unpaused } from "./support/stack.ts";
import { startStubUpstream, stubCredentials } from "./support/stub-upstream.ts";

/** Codes of sign-in, of the audit trail, of TLS, and of what is refused before anyone is asked. Their own tests show them. */
const shownElsewhere: readonly ErrorCode[] = [
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "SIGN_IN_FAILED",
  "SIGN_IN_UNAVAILABLE",
  "AUDIT_UNAVAILABLE",
  "UPSTREAM_PAUSED",
  "UPSTREAM_TLS",
  "MALFORMED_REQUEST",
  "REQUEST_TIMEOUT",
  "BODY_TOO_LARGE",
  "URL_TOO_LONG",
  "UNSUPPORTED_MEDIA_TYPE",
  "WRONG_HOST",
  "METHOD_NOT_ALLOWED",
  "HEADERS_TOO_LARGE",
  "SERVER_BUSY",
];

let stack: Stack;
const seen = new Set<ErrorCode>();

beforeAll(async () => {
  stack = await startStack({ bff: { calls: unpaused, overrides: { client: { ...impatient, ...once } } } });
});
afterAll(() => stack.close());

async function problemAt(path: string, at: Pick<Stack, "get"> = stack) {
  const response = await at.get(path);
  const problem = problemSchema.parse(await response.json());
  expect(response.headers.get("content-type")).toContain("application/problem+json");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(problem.status).toBe(response.status);
  expect(problem.requestId).toBe(response.headers.get("x-request-id"));
  expect(problem.detail).not.toBe("");
  seen.add(problem.code);
  return { problem, response };
}

describe("an error", () => {
  it.each([
    ["fault-auth", 502, "UPSTREAM_AUTH", "AUTHFAILURE_SIGNATURE_FAILURE"],
    ["fault-clock", 502, "CLOCK_SKEW", "AUTHFAILURE_SIGNATURE_FAILURE"],
    ["fault-challenge", 502, "UPSTREAM_BLOCKED", undefined],
    ["fault-451", 502, "UPSTREAM_BLOCKED", undefined],
    ["fault-500", 502, "UPSTREAM_ERROR", "INTERNAL_SERVER_ERROR"],
    ["fault-error-200", 502, "UPSTREAM_ERROR", "INTERNAL_SERVER_ERROR"],
    ["fault-html", 502, "UPSTREAM_BAD_RESPONSE", undefined],
    ["fault-502-html", 502, "UPSTREAM_ERROR", undefined],
    ["fault-hang", 504, "UPSTREAM_TIMEOUT", undefined],
    ["fault-rate-limit", 429, "RATE_LIMITED", "REQUEST_LIMIT_EXCEEDED"],
  ])("of the upstream, %s, is a %d %s", async (fault, status, code, upstreamCode) => {
    const { problem } = await problemAt(`/api/invocations?commandId=${fault}`);
    expect(problem).toMatchObject({ status, code });
    expect(problem.upstreamCode).toBe(upstreamCode);
    expect(problem.upstreamRequestId !== undefined).toBe(upstreamCode !== undefined);
    const same = await problemAt(`/api/invocations/${fault}`);
    expect(same.problem.code).toBe(code);
    const output = await problemAt(`/api/invocations/${fault}/instances/any/stdout`);
    expect(output.problem.code).toBe(code);
  });

  it("of a value that the upstream alone knows to be wrong is the fault of whoever asked", async () => {
    const { problem } = await problemAt("/api/invocations?status=Nope");
    expect(problem).toMatchObject({
      status: 400,
      code: "INVALID_PARAMETER",
      upstreamCode: "INVALID_PARAMETER_VALUE",
      detail: expect.stringContaining("Nope"),
      upstreamRequestId: expect.any(String),
    });
    const lines = stack.log.filter(({ requestId }) => requestId === problem.requestId);
    expect(lines.map(({ level }) => level)).toEqual([30, 30]);
    expect(lines[0]).toMatchObject({ code: "INVALID_PARAMETER", upstreamCode: "INVALID_PARAMETER_VALUE" });
    expect(lines[0]).not.toHaveProperty("err");
  });

  it("of a rate limit says when to come back", async () => {
    const limited = await problemAt("/api/invocations?commandId=fault-rate-limit");
    expect(limited.response.headers.get("retry-after")).toBe("7");
    expect(limited.problem.retryAfterSeconds).toBe(7);
    const bare = await problemAt("/api/invocations?commandId=fault-rate-limit-bare");
    expect(Number(bare.response.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("of a clock that is off says by how much and which way", async () => {
    const { problem } = await problemAt("/api/invocations?commandId=fault-clock");
    expect(problem.detail).toContain("60 minutes behind");
  });

  it("of an upstream that cannot be reached is a 503", async () => {
    const upstream = await startStubUpstream(() => {});
    await upstream.close();
    const bff = await startBff({
      endpoint: upstream.url,
      credentials: stubCredentials,
      overrides: { client: { ...impatient, ...once } },
    });
    const { problem } = await problemAt("/api/invocations", bff);
    expect(problem).toMatchObject({ status: 503, code: "UPSTREAM_UNAVAILABLE" });
    await bff.close();
  });

  it("of an answer beyond the limit is a 502", async () => {
    const bff = await startBff({
      endpoint: stack.endpoint,
      credentials: new Map([["main", stack.simulator.credentials[0]]]),
      overrides: { client: { limits: { answerBytes: 1000 } } },
    });
    const { problem } = await problemAt("/api/invocations/bulk-5mb-00000", bff);
    expect(problem).toMatchObject({ status: 502, code: "UPSTREAM_TOO_LARGE" });
    await bff.close();
  });

  it("that nobody foresaw shows a fixed text, and is logged in full under its request ID", async () => {
    // A page that is a folder cannot be read.
    const webRoot = mkdtempSync(join(tmpdir(), "command-history-web-"));
    mkdirSync(join(webRoot, "index.html"));
    const bff = await startBff({
      endpoint: stack.endpoint,
      credentials: stubCredentials,
      overrides: { webRoot },
    });
    const { problem } = await problemAt("/", bff);
    expect(problem).toMatchObject({ status: 500, code: "INTERNAL" });
    expect(JSON.stringify(problem)).not.toMatch(/EISDIR|index\.html/);
    const line = bff.log.find(({ msg }) => msg === "unexpected error");
    expect(line).toMatchObject({ requestId: problem.requestId, level: 50 });
    expect(JSON.stringify(line)).toContain("EISDIR");
    await bff.close();
    rmSync(webRoot, { recursive: true });
  });

  it("of the caller is a problem too", async () => {
    await problemAt("/api/invocations?page=0");
    await problemAt("/api/invocations?profile=none");
    await problemAt("/api/invocations/none");
    await problemAt("/api/invocations/fault-no-output-row-1/instances/none/stdout");
    await problemAt("/api/none");
  });

  it("has no code that these tests have not met", () => {
    expect([...seen, ...shownElsewhere].sort()).toEqual([...errorCodes].sort());
  });
});
