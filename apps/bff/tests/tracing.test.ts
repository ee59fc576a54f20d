import { invocationPath } from "@command-history/contract";
import { wellKnown } from "@command-history/simulator";
import { describe, expect, it } from "vitest";
import { closedAfterEach } from "./support/closers.ts";
import { type BffOptions, type Stack, startBff, startStack } from "./support/stack.ts";
import { answerRows, startStubUpstream, stubCredentials } from "./support/stub-upstream.ts";
import { startTraceCollector, type TraceCollector } from "./support/trace-collector.ts";

const closers = closedAfterEach();

async function startCollector(): Promise<TraceCollector> {
  const collector = await startTraceCollector();
  closers.push(collector.close);
  return collector;
}

/** What a server sends while it answers one request, and when it stops. */
async function tracesOf(
  bff: Partial<BffOptions>,
  use: (stack: Stack) => Promise<unknown>,
): Promise<TraceCollector> {
  const collector = await startCollector();
  const stack = await startStack({ bff: { tracesTo: collector.url, ...bff } });
  try {
    await use(stack);
  } finally {
    await stack.close();
  }
  return collector;
}

/** Reads an answer, and waits for the end of its request, which its client can be ahead of. */
async function read(stack: Pick<Stack, "get" | "lineOf">, path: string, init?: RequestInit): Promise<void> {
  const response = await stack.get(path, init);
  await response.text();
  await stack.lineOf(response);
}

const traceparent = { traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" };

describe("a trace", () => {
  it("has a span of the request, and under it one of each attempt at its upstream call", async () => {
    let calls = 0;
    const upstream = await startStubUpstream((res) => {
      calls += 1;
      if (calls > 1) return answerRows()(res);
      res.writeHead(503).end();
    });
    const collector = await startCollector();
    const bff = await startBff({
      endpoint: upstream.url,
      credentials: stubCredentials,
      tracesTo: `${collector.url}/`,
      overrides: { client: { resilience: { backoffMs: 0 } } },
    });
    closers.push(upstream.close);
    await read(bff, "/api/invocations");
    await bff.close();
    expect(collector.paths).toEqual(new Set(["POST /v1/traces"]));
    expect(collector.services).toEqual(new Set(["command-history"]));
    expect(collector.spans).toHaveLength(3);
    const request = collector.spans.find(({ kind }) => kind === 2);
    const [failed, answered] = collector.spans.filter(({ kind }) => kind === 3);
    expect(request).toMatchObject({
      name: "GET /api/invocations",
      kind: 2,
      status: { code: 0 },
      attributes: {
        "http.request.method": "GET",
        "http.route": "/api/invocations",
        "http.response.status_code": 200,
        "command_history.request_id": bff.log.find(({ path }) => path === "/api/invocations")?.requestId,
      },
    });
    const underRequest = { kind: 3, traceId: request?.traceId, parentSpanId: request?.spanId };
    const ofCall = {
      "http.request.method": "POST",
      "server.address": "127.0.0.1",
      "command_history.profile": "stub",
    };
    expect(failed).toMatchObject({
      ...underRequest,
      name: "DescribeCommandInvocations",
      status: { code: 2 },
    });
    expect(failed?.attributes).toEqual({ ...ofCall, "error.type": "server-error" });
    expect(answered).toMatchObject({ ...underRequest, status: { code: 0 } });
    expect(answered?.attributes).toEqual({ ...ofCall, "http.request.resend_count": 1 });
  });

  it("says with which code a request failed", async () => {
    const { spans } = await tracesOf({}, (stack) => read(stack, "/api/invocations?commandId=fault-500"));
    const request = spans.find(({ kind }) => kind === 2);
    expect(request).toMatchObject({
      status: { code: 2 },
      attributes: { "error.type": "UPSTREAM_ERROR", "http.response.status_code": 502 },
    });
  });

  it("holds nothing that anyone asked for or read, and no credentials", async () => {
    const id = wellKnown.mixedInvocationId;
    const keys: string[] = [];
    const { bodies, spans } = await tracesOf({}, async (stack) => {
      for (const { accessKeyId, accessKeySecret } of stack.simulator.credentials) {
        keys.push(accessKeyId, accessKeySecret);
      }
      await read(stack, "/api/invocations?commandId=canary", { headers: { "User-Agent": "canary" } });
      await read(stack, invocationPath(id));
      await read(stack, "/canary/canary?canary");
    });
    expect(spans.length).toBeGreaterThan(0);
    for (const text of ["canary", id, ...keys]) expect(bodies.join()).not.toContain(text);
  });

  it("goes on from the one of a trusted proxy", async () => {
    const { spans } = await tracesOf({ trustedProxies: ["127.0.0.1"] }, (stack) =>
      read(stack, "/api/profiles", { headers: traceparent }),
    );
    expect(spans).toMatchObject([
      { traceId: "0af7651916cd43dd8448eb211c80319c", parentSpanId: "b7ad6b7169203331" },
    ]);
  });

  it("is a new one for anyone else, whatever they send", async () => {
    const { spans } = await tracesOf({}, (stack) => read(stack, "/api/profiles", { headers: traceparent }));
    expect(spans).toHaveLength(1);
    expect(spans[0]?.traceId).not.toBe("0af7651916cd43dd8448eb211c80319c");
    expect(spans[0]?.parentSpanId).toBeUndefined();
  });

  it("is not made of probes and scrapes, nor of the calls that they cause", async () => {
    const { spans } = await tracesOf({}, async (stack) => {
      for (const path of ["/healthz", "/readyz", "/metrics"]) await read(stack, path);
    });
    expect(spans).toEqual([]);
  });
});

describe("a collector that is down", () => {
  it("is told of in the log once, and holds up nobody", async () => {
    const stack = await startStack({ bff: { tracesTo: "http://127.0.0.1:9" } });
    expect((await stack.get("/api/profiles")).status).toBe(200);
    await stack.close();
    const warnings = stack.log.filter(({ level }) => level === 40);
    expect(warnings).toMatchObject([{ msg: "traces do not reach their collector, and are dropped" }]);
  });
});
