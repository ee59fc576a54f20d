import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { expect, vi } from "vitest";
import { type Bff, type BffOptions, startBff } from "./stack.ts";
import { type StubAnswer, startStubUpstream, stubCredentials } from "./stub-upstream.ts";

/** Starts a BFF in front of an upstream that answers as a test says. What closes both goes to `closers`. */
export async function startBeforeStub(
  closers: (() => Promise<unknown>)[],
  answer: StubAnswer,
  options: Partial<BffOptions> = {},
): Promise<Bff> {
  const upstream = await startStubUpstream(answer);
  const bff = await startBff({ endpoint: upstream.url, credentials: stubCredentials, ...options });
  closers.push(upstream.close, bff.close);
  return bff;
}

/** Has a client leave: its request is over, the upstream's call with it, and nothing is complained of in the log. */
export async function expectCallEndsWith(
  leave: AbortController,
  { bff, upstream }: { readonly bff: Bff; readonly upstream: ServerResponse },
): Promise<void> {
  const closed = once(upstream, "close");
  leave.abort();
  await closed;
  await vi.waitFor(() =>
    expect(bff.log).toContainEqual(expect.objectContaining({ msg: "request aborted", aborted: true })),
  );
  expect(bff.log.filter(({ level }) => Number(level) >= 40)).toEqual([]);
}
