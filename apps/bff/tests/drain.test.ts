import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import type { Config, Secrets } from "../src/config/config.ts";
import { type Context, createContext } from "../src/context.ts";
import { createLogger } from "../src/logger.ts";
import { type RunningServer, startServer } from "../src/server.ts";
import { closedAfterEach } from "./support/closers.ts";
import { defaultCalls, withoutSignIn } from "./support/stack.ts";
import { startStubUpstream, stubCredentials } from "./support/stub-upstream.ts";

const closers = closedAfterEach();
const agent = new Agent({ keepAlive: true });

/** A server whose one running request waits for the upstream to answer. */
async function serverWithRunningRequest(
  change: (context: Context) => Context = (context) => context,
): Promise<{
  server: RunningServer;
  response: Promise<IncomingMessage>;
  upstream: ServerResponse;
}> {
  let begin: (res: ServerResponse) => void;
  const begun = new Promise<ServerResponse>((resolve) => {
    begin = resolve;
  });
  const upstream = await startStubUpstream((res) => begin(res));
  closers.push(upstream.close);
  const config: Config = {
    server: { host: "127.0.0.1", port: 0, publicUrl: undefined, trustedProxies: [], stopDelayMs: 0 },
    logLevel: "silent",
    signIn: { mode: "none" },
    access: withoutSignIn,
    masking: { enabled: true, patterns: [] },
    audit: { sink: { kind: "off" }, required: false },
    limits: { perAddress: 0, perUser: 0, costly: 0, signIn: 0 },
    tracing: { endpoint: undefined },
    memory: { freshMs: 0, maxBytes: 0 },
    upstream: { endpoint: new URL(upstream.url), timeZone: "UTC", calls: defaultCalls },
    profiles: { names: ["stub"], defaultName: "stub" },
    demo: false,
  };
  const secrets: Secrets = {
    credentials: stubCredentials,
    signIn: { mode: "none" },
    redisUrl: undefined,
    memoryRedisUrl: undefined,
    metricsToken: undefined,
  };
  const logger = createLogger("silent");
  const server = await startServer(change(await createContext(config, secrets, { logger })));
  const response = get(`${server.url}/api/invocations`);
  return { server, response, upstream: await begun };
}

function get(url: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request(url, { agent }, resolve).on("error", reject).end();
  });
}

describe("a server that is told to stop", () => {
  it("lets a running request end, on a connection that it then closes, and takes no new one", async () => {
    const { server, response, upstream } = await serverWithRunningRequest();
    const closed = server.close(60_000);
    await expect(get(`${server.url}/healthz`)).rejects.toThrow();
    upstream.writeHead(200, { "content-type": "application/json" });
    upstream.end('{"requestId":"r","response":{"requestId":"r","dataSet":[],"totalCount":0}}');
    const answer = await response;
    expect(answer.headers.connection).toBe("close");
    expect(JSON.parse(await text(answer))).toMatchObject({ items: [], total: 0 });
    expect(await closed).toEqual({ cutOff: 0, unclosed: [] });
  });

  it("does not wait for a connection that is kept open and idle", async () => {
    const { server, response, upstream } = await serverWithRunningRequest();
    upstream.writeHead(200, { "content-type": "application/json" });
    upstream.end('{"requestId":"r","response":{"requestId":"r","dataSet":[],"totalCount":0}}');
    const answer = await response;
    expect(answer.headers.connection).toBe("keep-alive");
    await text(answer);
    expect(await server.close(60_000)).toEqual({ cutOff: 0, unclosed: [] });
  });

  it("cuts off what runs for too long, and ends its upstream call as that of a client who leaves", async () => {
    let text = () => Promise.resolve("");
    const { server, response, upstream } = await serverWithRunningRequest((context) => {
      ({ text } = context.metrics);
      return context;
    });
    const ended = once(upstream, "close");
    const failed = expect(response).rejects.toThrow();
    expect(await server.close(0)).toEqual({ cutOff: 1, unclosed: [] });
    expect(await text()).toMatch(/upstream_call_duration_seconds_count\{outcome="aborted"\} 1/);
    await failed;
    await ended;
  });

  it("closes the audit trail whatever becomes of the rest, and says what it could not close", async () => {
    let isTrailClosed = false;
    const { server, response } = await serverWithRunningRequest((context) => ({
      ...context,
      accounts: { ...context.accounts, close: () => Promise.reject(new Error("a fault")) },
      audit: {
        ...context.audit,
        close: async () => {
          isTrailClosed = true;
        },
      },
    }));
    const failed = expect(response).rejects.toThrow();
    expect(await server.close(0)).toEqual({ cutOff: 1, unclosed: ["accounts"] });
    expect(isTrailClosed).toBe(true);
    await failed;
  });
});
