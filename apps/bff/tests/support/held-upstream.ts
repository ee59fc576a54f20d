import type { ServerResponse } from "node:http";
import { expect, vi } from "vitest";
import { type Bff, type BffOptions, once, startBff } from "./stack.ts";
import { startStubUpstream, stubCredentials } from "./stub-upstream.ts";

/** What is kept of answers where a test is about that. */
export const memory = { freshMs: 2000, maxBytes: 16 * 1024 * 1024 };

/** Machines that run this have other things to do as well. */
export function until<Value>(holds: () => Value | Promise<Value>): Promise<Value> {
  return vi.waitFor(holds, { timeout: 30_000 });
}

/** An upstream whose answers the test writes, and a server before it whose clock the test moves. */
export interface HeldUpstream {
  readonly bff: Bff;
  readonly clock: { ms: number };
  /** The answers to the calls so far, begun and not ended. */
  readonly calls: ServerResponse[];
  /** The answer to a call, counted from 0, once it is made. */
  call(index: number): Promise<ServerResponse>;
  /** With a status, calls are answered by that, once `until` has resolved. */
  readonly trouble: { status?: number | undefined; code?: string; until?: Promise<void> };
}

/** What it opens is pushed to `closers`. */
export async function startHeld(
  closers: (() => Promise<unknown>)[],
  options: Partial<BffOptions> = {},
): Promise<HeldUpstream> {
  const calls: ServerResponse[] = [];
  const trouble: HeldUpstream["trouble"] = {};
  const upstream = await startStubUpstream(async (res) => {
    if (trouble.status !== undefined) {
      calls.push(res);
      await trouble.until;
      res.writeHead(trouble.status, { "content-type": "application/json" });
      res.end(JSON.stringify({ code: trouble.code, message: "trouble", requestId: "up-2" }));
      return;
    }
    res.writeHead(200, { "content-type": "application/json" });
    res.write('{"requestId":"up-1","response":{"requestId":"up-1","dataSet":[');
    calls.push(res);
  });
  const clock = { ms: Date.now() };
  const bff = await startBff({
    endpoint: upstream.url,
    credentials: stubCredentials,
    memory,
    overrides: { client: once, now: () => clock.ms },
    ...options,
  });
  closers.push(upstream.close, bff.close);
  async function call(index: number): Promise<ServerResponse> {
    await until(() => expect(calls.length).toBeGreaterThan(index));
    const res = calls[index];
    if (res === undefined) throw new Error("there is no such call");
    return res;
  }
  return { bff, clock, calls, call, trouble };
}

/** The end of an answer of one row. */
export const tail = '],"totalCount":1}}';
export const finishedRow = JSON.stringify({
  invocationId: "inv-1",
  invocationStatus: "Failed",
  invocationInstances: [
    { instanceId: "ins-1", taskStatus: "Failed", output: "out\n".repeat(500), outputError: "" },
  ],
});
export const runningRow = finishedRow.replace('"invocationStatus":"Failed"', '"invocationStatus":"Running"');

function answerAll(held: HeldUpstream, row: string): void {
  for (const res of held.calls) if (!res.writableEnded) res.end(`${row}${tail}`);
}

/** Asks, and lets the upstream answer every call with this row. */
export async function ask(
  held: HeldUpstream,
  path: string,
  row: string,
  init?: RequestInit,
): Promise<Response> {
  let over = false;
  const response = held.bff.get(path, init).finally(() => {
    over = true;
  });
  await until(() => {
    answerAll(held, row);
    expect(over).toBe(true);
  });
  return response;
}
