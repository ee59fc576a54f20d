import { type ErrorCode, problemSchema, statusOf } from "@command-history/contract";
import { expect } from "vitest";
import type { RawAnswer } from "./raw-request.ts";
import type { Stack } from "./stack.ts";

/** What every refusal must be: a problem of this code, no call of the upstream, and no secret told to anyone. */
export function expectRefusal(stack: Stack, answer: RawAnswer, code: ErrorCode): void {
  expect(answer.status, answer.body).toBe(statusOf[code]);
  expect(answer.headers["content-type"]).toContain("application/problem+json");
  expect(answer.headers["cache-control"]).toBe("no-store");
  expect(problemSchema.parse(JSON.parse(answer.body))).toMatchObject({ code, status: statusOf[code] });
  expect(stack.simulator.requests).toEqual([]);
  expectNoSecret(stack, answer);
}

/** Neither the answer nor the log holds the upstream's credentials. */
export function expectNoSecret(stack: Stack, { headers, body }: RawAnswer): void {
  const told = JSON.stringify(headers) + body + stack.logText();
  for (const { accessKeyId, accessKeySecret } of stack.simulator.credentials) {
    expect(told).not.toContain(accessKeySecret);
    expect(told).not.toContain(accessKeyId);
  }
}
