import { get, type IncomingMessage, type ServerResponse } from "node:http";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { brokenPageSchema, createPageReader, type PagePart, pageOf } from "@command-history/contract";
import { describe, expect, it, vi } from "vitest";
import { expectCallEndsWith } from "./support/before-stub.ts";
import { closedAfterEach } from "./support/closers.ts";
import { type Bff, impatient, startBff, startStack } from "./support/stack.ts";
import { startStubUpstream, stubCredentials } from "./support/stub-upstream.ts";

const closers = closedAfterEach();

/** A BFF before an upstream whose answer the test writes itself, piece by piece. */
async function bffBeforeHand(
  publicUrl?: string,
): Promise<{ bff: Bff; upstreamResponse: Promise<ServerResponse> }> {
  let resolve: (res: ServerResponse) => void;
  const upstreamResponse = new Promise<ServerResponse>((done) => {
    resolve = done;
  });
  const upstream = await startStubUpstream((res) => {
    res.writeHead(200, { "content-type": "application/json" });
    resolve(res);
  });
  const bff = await startBff({
    endpoint: upstream.url,
    credentials: stubCredentials,
    ...(publicUrl !== undefined && { publicUrl }),
  });
  closers.push(upstream.close, bff.close);
  return { bff, upstreamResponse };
}

const head = '{"requestId":"stub-1","response":{"dataSet":[';
const tail = '],"totalCount":2}}';
const row = (id: string) => JSON.stringify({ invocationId: id, invocationInstances: [] });

/** Asks under the dashboard's own name, as browsers do. */
function ask(url: string, encoding: string): Promise<IncomingMessage> {
  const headers = { host: "history.example", "accept-encoding": encoding };
  return new Promise((resolve, reject) => get(url, { headers }, resolve).on("error", reject));
}

/** The text of an answer as it comes. */
function textOf(response: IncomingMessage): ReadableStream<string> {
  const coding = response.headers["content-encoding"];
  const unpacked =
    coding === "br"
      ? response.pipe(createBrotliDecompress())
      : coding === "gzip"
        ? response.pipe(createGunzip())
        : response;
  return ReadableStream.from(unpacked.setEncoding("utf8"));
}

/** Reads on until the page has this many parts more. */
async function readParts(
  chunks: ReadableStreamDefaultReader<string>,
  reader: ReturnType<typeof createPageReader>,
  count: number,
): Promise<PagePart[]> {
  const parts: PagePart[] = [];
  while (parts.length < count) {
    const { value, done } = await chunks.read();
    if (done) return [...parts, ...reader.close()];
    parts.push(...reader.push(value));
  }
  return parts;
}

describe("a page", () => {
  it.each([
    ["http", "gzip", "gzip"],
    ["http", "br", undefined],
    ["http", "identity", undefined],
    ["https", "br", "br"],
    ["https", "gzip", undefined],
  ])(
    "reaches the browser row by row while the upstream is still sending, over %s to one that takes %s",
    async (scheme, encoding, sentAs) => {
      const { bff, upstreamResponse } = await bffBeforeHand(`${scheme}://history.example`);
      const asked = ask(`${bff.url}/api/invocations`, encoding);
      const upstream = await upstreamResponse;
      upstream.write(`${head}${row("first")}`);
      const response = await asked;
      expect(response.headers["content-encoding"]).toBe(sentAs);
      const chunks = textOf(response).getReader();
      const reader = createPageReader();
      const first = await readParts(chunks, reader, 1);
      expect(first).toMatchObject([{ kind: "item", item: { invocationId: "first" } }]);
      upstream.write(`,${row("second")}`);
      const second = await readParts(chunks, reader, 1);
      expect(second).toMatchObject([{ kind: "item", item: { invocationId: "second" } }]);
      upstream.end(tail);
      const end = await readParts(chunks, reader, 1);
      expect(pageOf([...first, ...second, ...end])).toMatchObject({ total: 2, upstreamRequestId: "stub-1" });
    },
  );

  it.each([
    ["fault-truncated", "UPSTREAM_BAD_RESPONSE"],
    ["fault-reset", "UPSTREAM_UNAVAILABLE"],
    ["fault-stall", "UPSTREAM_TIMEOUT"],
  ])("that the upstream breaks off ends with the problem, and stays JSON: %s", async (commandId, code) => {
    const stack = await startStack({ bff: { overrides: { client: impatient } } });
    closers.push(stack.close);
    const response = await stack.get(`/api/invocations?commandId=${commandId}`);
    expect(response.status).toBe(200);
    const page = brokenPageSchema.parse(await response.json());
    expect(page.items).toHaveLength(2);
    expect(page.problem.code).toBe(code);
    expect(page.problem.requestId).toBe(response.headers.get("x-request-id"));
    const line = await stack.lineOf(response);
    expect(line).toMatchObject({ code: page.problem.code });
  });

  it("whose reader leaves ends the upstream call", async () => {
    const { bff, upstreamResponse } = await bffBeforeHand();
    const leave = new AbortController();
    const asked = bff.get("/api/invocations", { signal: leave.signal });
    const upstream = await upstreamResponse;
    upstream.write(`${head}${row("first")}`);
    await asked;
    await expectCallEndsWith(leave, { bff, upstream });
  });

  it.each(["/api/invocations", "/api/invocations/a", "/api/invocations/a/instances/b/stdout"])(
    "or text whose reader leaves before anything came ends the upstream call: %s",
    async (path) => {
      const { bff, upstreamResponse } = await bffBeforeHand();
      const leave = new AbortController();
      const asked = bff.get(path, { signal: leave.signal });
      const upstream = await upstreamResponse;
      const closed = vi.fn();
      upstream.once("close", closed);
      leave.abort();
      await expect(asked).rejects.toThrow();
      await vi.waitFor(() => expect(closed).toHaveBeenCalled());
    },
  );

  it("is taken from the upstream no faster than it is read", async () => {
    const stack = await startStack();
    closers.push(stack.close);
    const response = await stack.get("/api/invocations?commandId=bulk-20x&pageSize=10000", {
      headers: { "accept-encoding": "identity" },
    });
    const chunks = response.body?.getReader();
    await chunks?.read();
    // Nothing more is read: the upstream's answer, 115 MB, cannot come to its end.
    await stack.get("/api/profiles");
    expect(stack.simulator.requests.at(-1)?.state).toBe("open");
    await chunks?.cancel();
    await vi.waitFor(() => expect(stack.simulator.requests.at(-1)?.state).toBe("aborted"));
  });
});
