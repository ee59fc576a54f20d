import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, get, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type BffProcess, startBffProcess } from "./support/process.ts";
import { type StubUpstream, startStubUpstream } from "./support/stub-upstream.ts";

// Programs start here, on machines that have other things to do as well.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const requests = 50;
const begin = '{"requestId":"r","response":{"requestId":"r","dataSet":[';
const row = '{"invocationId":"inv-1","invocationInstances":[]}';
const end = '],"totalCount":1}}';

let directory: string;
let upstream: StubUpstream;
let bff: BffProcess;
/** Calls that wait for their answer. */
let calls: ServerResponse[];
const agent = new Agent({ keepAlive: true });

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "command-history-drain-"));
  calls = [];
  upstream = await startStubUpstream((res) => {
    calls.push(res);
  });
});
afterEach(async () => {
  bff.child.kill("SIGKILL");
  await bff.exited();
  await upstream.close();
  rmSync(directory, { recursive: true });
});

function start(env: Record<string, string> = {}): Promise<string> {
  bff = startBffProcess(
    {
      ZENLAYER_ENDPOINT: upstream.url,
      ZENLAYER_TOKEN: "stub-token",
      UPSTREAM_CONCURRENCY: String(requests),
      ...env,
    },
    directory,
  );
  return bff.url;
}

function ask(url: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, resolve).on("error", reject);
  });
}

describe("SIGTERM under load", () => {
  it("loses no request, with answers under way and answers that have not begun, and takes no new one", async () => {
    const url = await start();
    const answers = Array.from({ length: requests }, (_, index) =>
      ask(`${url}/api/invocations?page=${index + 1}`),
    );
    await vi.waitFor(() => expect(calls).toHaveLength(requests), 30_000);
    const [streaming, ...others] = calls;
    streaming?.writeHead(200, { "content-type": "application/json" });
    streaming?.write(`${begin}${row},`);
    const first = await Promise.race(answers);
    const [rows] = await once(first.setEncoding("utf8"), "data");
    expect(rows).toContain("inv-1");

    bff.child.kill("SIGTERM");
    await vi.waitFor(async () => {
      await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    }, 30_000);
    streaming?.end(row + end);
    for (const call of others) {
      call.writeHead(200, { "content-type": "application/json" });
      call.end(begin + row + end);
    }
    const rest = await text(first);
    expect(JSON.parse(rows + rest).items).toHaveLength(2);
    for (const answer of await Promise.all(answers)) {
      expect(answer.statusCode).toBe(200);
      if (answer !== first) expect(JSON.parse(await text(answer)).items).toHaveLength(1);
    }
    expect(await bff.exited()).toBe(0);
    expect(bff.output()).toContain('"msg":"stopped"');
    expect(bff.output()).not.toContain("cut off");
  });
});

describe("a server that waits before it stops", () => {
  it("goes on answering, and says by /readyz that balancers should go elsewhere", async () => {
    const url = await start({ STOP_DELAY_SECONDS: "60" });
    bff.child.kill("SIGTERM");
    await vi.waitFor(() => expect(bff.output()).toContain("stopping"), 30_000);
    const ready = await ask(`${url}/readyz`);
    expect(ready.statusCode).toBe(503);
    expect(JSON.parse(await text(ready))).toEqual({ status: "not ready", profiles: [] });
    expect(calls).toEqual([]);
    expect((await ask(`${url}/healthz`)).statusCode).toBe(200);
    // Whoever will not wait sends a second one.
    bff.child.kill("SIGTERM");
    expect(await bff.exited()).toBeNull();
  });
});

describe("a server whose traces nobody takes", () => {
  it("stops all the same, and says so", async () => {
    const collector = await startStubUpstream(() => undefined);
    try {
      const url = await start({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
      // A request that is traced.
      expect((await ask(`${url}/api/profiles`)).statusCode).toBe(200);
      bff.child.kill("SIGTERM");
      expect(await bff.exited()).toBe(0);
      expect(bff.output()).toContain("traces do not reach their collector");
      expect(bff.output()).toContain('"msg":"stopped"');
    } finally {
      await collector.close();
    }
  });
});
