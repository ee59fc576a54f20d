import { Writable } from "node:stream";
import { invocationDetailSchema, invocationPath, outputPath } from "@command-history/contract";
import { wellKnown } from "@command-history/simulator";
import type { Credentials } from "@command-history/zenlayer";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createLogger } from "../src/logger.ts";
import { sendText } from "./support/raw-request.ts";
import { impatient, type Stack, startStack } from "./support/stack.ts";

const canary = "canary-5f0c2a9be1d74c38";
const canaryKey = { accessKeyId: "AK-canary-id", accessKeySecret: canary };
const canaryToken = "canary-token-77aa";

let stack: Stack;

beforeAll(async () => {
  stack = await startStack({
    simulator: { credentials: [canaryKey], tokens: [canaryToken] },
    bff: {
      credentials: new Map<string, Credentials>([
        ["key", canaryKey],
        ["token", { token: canaryToken }],
      ]),
      overrides: { client: impatient },
    },
  });
});
afterAll(() => stack.close());

describe("the log", () => {
  it("has one line a request, with what an operator looks for", async () => {
    const response = await stack.get("/api/invocations?status=Failed&pageSize=5&profile=token");
    await response.text();
    const { requestId } = await stack.lineOf(response);
    const lines = stack.log.filter((line) => line.requestId === requestId);
    expect(lines).toEqual([
      {
        level: 30,
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        requestId,
        method: "GET",
        path: "/api/invocations",
        query: "status=Failed&pageSize=5&profile=token",
        status: 200,
        durationMs: expect.any(Number),
        bytes: expect.any(Number),
        profile: "token",
        upstreamRequestId: expect.any(String),
        msg: "request completed",
      },
    ]);
    expect(lines[0]?.bytes).toBeGreaterThan(500);
  });

  it("counts in `bytes` what the connection carried of an answer, its head too", async () => {
    const { host } = new URL(stack.url);
    const received = await sendText(
      stack.url,
      `GET /api/invocations HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    );
    const requestId = /^x-request-id: (.+)$/im.exec(received)?.[1];
    await vi.waitFor(() =>
      expect(stack.log).toContainEqual(
        expect.objectContaining({ requestId, status: 200, bytes: Buffer.byteLength(received) }),
      ),
    );
  });

  it("names the upstream's request also where its answer is not read to the end", async () => {
    const detail = await stack.get(invocationPath(wellKnown.mixedInvocationId));
    const { instances } = invocationDetailSchema.parse(await detail.json());
    const instanceId = instances[0]?.instanceId ?? "";
    const path = outputPath({ invocationId: wellKnown.mixedInvocationId, instanceId, stream: "stdout" });
    const response = await stack.get(path);
    await response.text();
    const line = await stack.lineOf(response);
    expect(line).toMatchObject({ status: 200, upstreamRequestId: expect.any(String) });
  });

  it("leaves out query strings that are not the list's", async () => {
    const response = await stack.get("/elsewhere?code=one-time-code");
    const line = await stack.lineOf(response);
    expect(line).toMatchObject({ path: "/elsewhere", status: 404, code: "NOT_FOUND" });
    expect(stack.logText()).not.toContain("one-time-code");
  });

  it("tells a failure of the upstream under the same request ID", async () => {
    const response = await stack.get("/api/invocations?commandId=fault-500");
    await response.text();
    const { requestId } = await stack.lineOf(response);
    const lines = stack.log.filter((line) => line.requestId === requestId);
    expect(lines).toMatchObject([
      { level: 40, code: "UPSTREAM_ERROR", err: { type: "ApiError", status: 500 } },
      { level: 40, status: 502, code: "UPSTREAM_ERROR", upstreamRequestId: expect.any(String) },
    ]);
  });

  it("and every answer are free of credentials", async () => {
    const paths = [
      "/",
      "/healthz",
      "/readyz",
      "/api/profiles",
      "/api/openapi.json",
      "/api/invocations",
      "/api/invocations?profile=token",
      "/api/invocations?page=0",
      "/api/invocations/none",
      invocationPath(wellKnown.mixedInvocationId),
      outputPath({
        invocationId: wellKnown.oddInvocationId,
        instanceId: wellKnown.oddInstanceId,
        stream: "stdout",
      }),
      ...["auth", "clock", "challenge", "500", "html", "truncated", "reset", "stall", "hang"].map(
        (fault) => `/api/invocations?commandId=fault-${fault}`,
      ),
    ];
    for (const path of paths) {
      const response = await stack.get(path, {
        headers: { authorization: `Bearer ${canary}`, cookie: `session=${canary}` },
      });
      const everything = `${JSON.stringify([...response.headers])}${await response.text()}`;
      expect(everything, path).not.toMatch(/canary/);
    }
    expect(stack.simulator.requests.length).toBeGreaterThan(10);
    expect(stack.logText()).toContain("fault-auth");
    expect(stack.logText()).not.toMatch(/canary|signature=/i);
  });

  it("censors a credential that a library's error brings along", () => {
    const lines: string[] = [];
    const destination = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
    const logger = createLogger("info", destination);
    const headers = { authorization: canary, cookie: canary };
    logger.error({ err: Object.assign(new Error("failed"), { request: { headers } }), headers });
    logger.info({ secrets: { credentials: canary }, options: { token: canary, accessKeySecret: canary } });
    expect(lines.join("")).toContain("[redacted]");
    expect(lines.join("")).not.toContain(canary);
  });
});
