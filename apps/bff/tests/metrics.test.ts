import { invocationPath, pageHeader } from "@command-history/contract";
import { wellKnown } from "@command-history/simulator";
import { describe, expect, it, vi } from "vitest";
import { closedAfterEach } from "./support/closers.ts";
import { Metrics, metricsOf, metricsToken } from "./support/metrics.ts";
import { proxySignIn } from "./support/proxy-sign-in.ts";
import {
  type Bff,
  type BffOptions,
  once,
  type Stack,
  startBff,
  startStack,
  unpaused,
} from "./support/stack.ts";
import { answerRows, startStubUpstream, stubCredentials } from "./support/stub-upstream.ts";

const requests = "command_history_http_request_duration_seconds_count";
const calls = "command_history_upstream_call_duration_seconds_count";

const closers = closedAfterEach();

async function start(bff: Partial<BffOptions> = {}): Promise<Stack> {
  const stack = await startStack({ bff });
  closers.push(stack.close);
  return stack;
}

/** Asks, and takes the whole answer, so that the request is over. */
async function read(bff: Pick<Bff, "get">, path: string, init?: RequestInit): Promise<void> {
  await (await bff.get(path, init)).text();
}

describe("metrics", () => {
  it("count requests by method, pattern of the route and class of the status", async () => {
    const stack = await start();
    await read(stack, "/api/invocations");
    await read(stack, "/api/invocations?commandId=canary-1");
    await read(stack, "/api/invocations?page=0");
    await read(stack, invocationPath("canary/2"));
    await read(stack, "/canary-3", { method: "HEAD" });
    await read(stack, "/api/canary-4");
    await read(stack, "/healthz", { method: "DELETE" });
    const metrics = await metricsOf(stack);
    const list = { method: "GET", route: "/api/invocations" };
    expect(metrics.sum(requests, { ...list, status: "2xx" })).toBe(2);
    expect(metrics.sum(requests, { ...list, status: "4xx" })).toBe(1);
    expect(metrics.sum(requests, { route: "/api/invocations/:invocationId", status: "4xx" })).toBe(1);
    expect(metrics.sum(requests, { method: "HEAD", route: "/{*path}" })).toBe(1);
    expect(metrics.sum(requests, { method: "GET", route: "none", status: "4xx" })).toBe(1);
    expect(metrics.sum(requests, { method: "other", route: "none", status: "4xx" })).toBe(1);
    expect(metrics.sum("command_history_http_problems_total", { code: "INVOCATION_NOT_FOUND" })).toBe(1);
    expect(metrics.sum("command_history_http_requests_in_flight")).toBe(1);
  });

  it("hold nothing that anyone wrote or read", async () => {
    const stack = await start();
    await read(stack, `/api/invocations?commandId=canary`, { headers: { "User-Agent": "canary" } });
    await read(stack, invocationPath("canary"));
    await read(stack, invocationPath(wellKnown.mixedInvocationId));
    await read(stack, "/canary/canary");
    const { text } = await metricsOf(stack);
    expect(text).not.toContain("canary");
    expect(text).not.toContain(wellKnown.mixedInvocationId);
    for (const { accessKeyId } of stack.simulator.credentials) expect(text).not.toContain(accessKeyId);
  });

  it("tell clients that left from answers that this server broke off", async () => {
    let broken = false;
    const upstream = await startStubUpstream((res) => {
      res.writeHead(200, { "content-type": "application/json" });
      res.write('{"response":{"dataSet":[{"invocationId":"inv-1","invocationInstances":[]},', () => {
        if (broken) res.destroy();
      });
    });
    const bff = await startBff({
      endpoint: upstream.url,
      credentials: stubCredentials,
      overrides: { client: once },
      calls: unpaused,
    });
    closers.push(upstream.close, bff.close);
    const leaving = new AbortController();
    const left = await bff.get("/api/invocations", { signal: leaving.signal });
    expect((await metricsOf(bff)).sum("command_history_http_requests_in_flight")).toBe(2);
    expect((await metricsOf(bff)).sum("command_history_upstream_calls_running")).toBe(1);
    leaving.abort();
    await expect(left.text()).rejects.toThrow();
    await vi.waitFor(async () => {
      const metrics = await metricsOf(bff);
      expect(metrics.sum(requests, { route: "/api/invocations", status: "aborted" })).toBe(1);
      expect(metrics.sum("command_history_upstream_calls_running")).toBe(0);
    });
    broken = true;
    await expect(
      bff.get("/api/exports/invocations?scope=page&format=csv").then((res) => res.text()),
    ).rejects.toThrow();
    await vi.waitFor(async () => {
      expect((await metricsOf(bff)).sum(requests, { status: "broken" })).toBe(1);
    });
  });

  it("count upstream calls by outcome, and show the state of each account's breaker", async () => {
    let well = true;
    const upstream = await startStubUpstream((res) => {
      if (well) return answerRows()(res);
      res.writeHead(503).end();
    });
    const bff = await startBff({
      endpoint: upstream.url,
      credentials: stubCredentials,
      overrides: { client: { resilience: { attempts: 2, backoffMs: 0 } } },
      calls: { pauseAfterFailures: 2 },
    });
    closers.push(upstream.close, bff.close);
    const breaker = (state: string) => ({ profile: "stub", state });
    const stateName = "command_history_upstream_breaker_state";
    expect((await metricsOf(bff)).sum(stateName, breaker("closed"))).toBe(1);
    await read(bff, "/api/invocations?page=1");
    well = false;
    await read(bff, "/api/invocations?page=2");
    const metrics = await metricsOf(bff);
    expect(metrics.sum(calls, { outcome: "success" })).toBe(1);
    expect(metrics.sum(calls, { outcome: "server-error" })).toBe(2);
    expect(metrics.sum("command_history_upstream_retries_total", { reason: "server-error" })).toBe(1);
    expect(metrics.sum(stateName, breaker("closed"))).toBe(0);
    expect(metrics.sum(stateName, breaker("open"))).toBe(1);
  });

  it("count what the upstream sends beside what its reference says", async () => {
    const upstream = await startStubUpstream(
      answerRows(
        { invocationId: "inv-1", invocationStatus: "Failed", commandType: "SHELL", timeout: {} },
        {
          invocationId: "inv-2",
          invocationStatus: "Paused",
          commandType: "PYTHON",
          invocationInstances: [
            { instanceId: "ins-1", taskStatus: "Success", exitCode: "canary" },
            { instanceId: "ins-2", taskStatus: "Lost" },
          ],
        },
      ),
    );
    const bff = await startBff({ endpoint: upstream.url, credentials: stubCredentials });
    closers.push(upstream.close, bff.close);
    await read(bff, "/api/invocations");
    const metrics = await metricsOf(bff);
    expect(metrics.sum("command_history_upstream_malformed_fields_total")).toBe(2);
    for (const field of ["invocationStatus", "commandType", "taskStatus"]) {
      expect(metrics.sum("command_history_upstream_unknown_values_total", { field }), field).toBe(1);
    }
  });

  it("belong to one server, and tell of its process", async () => {
    const [one, other] = [await start(), await start()];
    await read(one, "/api/profiles");
    const metrics = await metricsOf(other);
    expect(metrics.sum(requests, { route: "/api/profiles" })).toBe(0);
    for (const name of [
      "process_cpu_seconds_total",
      "process_resident_memory_bytes",
      "process_open_fds",
      "nodejs_eventloop_lag_p99_seconds",
    ]) {
      expect(metrics.sum(name), name).toBeGreaterThan(0);
    }
  });
});

describe("the metrics of a server with sign-in", () => {
  it("are not there without a token", async () => {
    const stack = await start({ signIn: proxySignIn });
    expect((await stack.get("/metrics")).status).toBe(404);
  });

  it("take the token, and nothing else", async () => {
    const stack = await start({ signIn: proxySignIn, metricsToken });
    const ask = (headers: Record<string, string>) => stack.get("/metrics", { headers });
    for (const authorization of [
      "",
      "Bearer",
      `Bearer ${metricsToken}x`,
      `Bearer ${metricsToken.slice(1)}`,
      metricsToken,
    ]) {
      const refused = await ask(authorization === "" ? {} : { authorization });
      expect(refused.status, authorization).toBe(401);
      expect(refused.headers.get("WWW-Authenticate")).toBe("Bearer");
      expect(await refused.json()).toMatchObject({ code: "UNAUTHENTICATED" });
    }
    const answer = await ask({ authorization: `Bearer ${metricsToken}` });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(new Metrics(await answer.text()).sum(requests, { route: "/metrics", status: "4xx" })).toBe(5);
    expect(stack.logText()).not.toContain(metricsToken);
  });

  it("are guessed at no faster than the limit of an address", async () => {
    const stack = await start({ signIn: proxySignIn, metricsToken, limits: { perAddress: 2 } });
    const statuses: number[] = [];
    for (let asked = 0; asked < 3; asked++) statuses.push((await stack.get("/metrics")).status);
    expect(statuses).toEqual([401, 401, 429]);
  });

  it("are read under the address of the replica, whatever its PUBLIC_URL", async () => {
    const stack = await start({ signIn: proxySignIn, metricsToken, publicUrl: "https://history.example" });
    expect((await metricsOf(stack)).sum("command_history_http_requests_in_flight")).toBe(1);
  });

  it("open nothing else", async () => {
    const stack = await start({ signIn: proxySignIn, metricsToken });
    const headers = { authorization: `Bearer ${metricsToken}`, [pageHeader.name]: pageHeader.value };
    expect((await stack.get("/api/invocations", { headers })).status).toBe(401);
  });
});

describe("metrics where everything is open", () => {
  it("take a token too once one is set", async () => {
    const stack = await start({ metricsToken });
    expect((await stack.get("/metrics")).status).toBe(401);
  });
});
