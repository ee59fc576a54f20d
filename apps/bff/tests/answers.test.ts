import type { ServerResponse } from "node:http";
import {
  hiddenCountHeader,
  invocationDetailSchema,
  invocationPath,
  outputPath,
  pageHeader,
  problemSchema,
  staleHeader,
} from "@command-history/contract";
import { wellKnown } from "@command-history/simulator";
import { describe, expect, it, vi } from "vitest";
import { closedAfterEach } from "./support/closers.ts";
import { fromProxy, proxySignIn } from "./support/proxy-sign-in.ts";
import { rawRequest } from "./support/raw-request.ts";
import { redisProgram, startRedis, unlessRedisIsMissing } from "./support/redis-server.ts";
import { type Bff, type BffOptions, once, startBff, startStack } from "./support/stack.ts";
import { startStubUpstream, stubCredentials } from "./support/stub-upstream.ts";

const memory = { freshMs: 2000, maxBytes: 16 * 1024 * 1024 };

/** Machines that run this have other things to do as well. */
function until<Value>(holds: () => Value | Promise<Value>): Promise<Value> {
  return vi.waitFor(holds, { timeout: 30_000 });
}

/** Until so many requests wait for a call that another one makes. */
function untilShared(bff: Bff, count: number): Promise<void> {
  return until(async () => {
    const metrics = await (await bff.get("/metrics")).text();
    expect(metrics).toContain(`command_history_flights_shared_total ${count}\n`);
  });
}

const closers = closedAfterEach();

/** An upstream whose answers the test writes, and a server before it whose clock the test moves. */
async function startHeld(options: Partial<BffOptions> = {}) {
  const calls: ServerResponse[] = [];
  const trouble: { status?: number | undefined; code?: string; until?: Promise<void> } = {};
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

const tail = '],"totalCount":1}}';
const finishedRow = JSON.stringify({
  invocationId: "inv-1",
  invocationStatus: "Failed",
  invocationInstances: [
    { instanceId: "ins-1", taskStatus: "Failed", output: "out\n".repeat(500), outputError: "" },
  ],
});
const runningRow = finishedRow.replace('"invocationStatus":"Failed"', '"invocationStatus":"Running"');

async function answerAll(held: Awaited<ReturnType<typeof startHeld>>, row: string): Promise<void> {
  for (const res of held.calls) if (!res.writableEnded) res.end(`${row}${tail}`);
}

/** Asks, and lets the upstream answer every call with this row. */
async function ask(
  held: Awaited<ReturnType<typeof startHeld>>,
  path: string,
  row: string,
  init?: RequestInit,
) {
  let over = false;
  const response = held.bff.get(path, init).finally(() => {
    over = true;
  });
  await until(() => {
    void answerAll(held, row);
    expect(over).toBe(true);
  });
  return response;
}

describe("requests that ask the same at the same time", () => {
  it("share one upstream call, whoever asks", async () => {
    const held = await startHeld();
    const asked = Array.from({ length: 50 }, () =>
      held.bff.get("/api/invocations").then((res) => res.text()),
    );
    const res = await held.call(0);
    // Every one of them is there before the upstream answers.
    await untilShared(held.bff, 49);
    res.end(`${finishedRow}${tail}`);
    const texts = new Set(await Promise.all(asked));
    expect(texts.size).toBe(1);
    expect(held.calls).toHaveLength(1);
    await until(() => {
      const shared = held.bff.log.filter(({ answeredFrom }) => answeredFrom === "shared call");
      expect(shared).toHaveLength(49);
    });
  });

  it("read from the first row on, however late they come", async () => {
    const held = await startHeld();
    const first = await Promise.all([
      held.bff.get("/api/invocations"),
      held.call(0).then((res) => res.write(finishedRow)),
    ]);
    const second = await held.bff.get("/api/invocations");
    const reader = second.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain('"invocationId":"inv-1"');
    (await held.call(0)).end(tail);
    await reader?.cancel();
    expect(JSON.parse(await first[0].text()).total).toBe(1);
    expect(held.calls).toHaveLength(1);
  });

  it("end the call when the last of them has left, and not before", async () => {
    const held = await startHeld();
    const one = new AbortController();
    const other = new AbortController();
    const gone = Promise.allSettled([
      held.bff.get("/api/invocations", { signal: one.signal }),
      held.bff.get("/api/invocations", { signal: other.signal }),
    ]);
    const res = await held.call(0);
    await untilShared(held.bff, 1);
    one.abort();
    await until(() => expect(held.bff.log.filter(({ aborted }) => aborted === true)).toHaveLength(1));
    expect(res.destroyed).toBe(false);
    other.abort();
    await until(() => expect(res.destroyed).toBe(true));
    await gone;
    // Nobody joins what was ended.
    expect((await ask(held, "/api/invocations", finishedRow)).status).toBe(200);
    expect(held.calls).toHaveLength(2);
  });

  it("get the same error, which is not kept", async () => {
    const held = await startHeld();
    let answer = () => undefined;
    held.trouble.until = new Promise((resolve) => {
      answer = () => void resolve();
    });
    Object.assign(held.trouble, { status: 400, code: "INVALID_PARAMETER" });
    const asked = [held.bff.get("/api/invocations"), held.bff.get("/api/invocations")];
    await untilShared(held.bff, 1);
    answer();
    const answers = await Promise.all(asked);
    expect(answers.map(({ status }) => status)).toEqual([502, 502]);
    expect(held.calls).toHaveLength(1);
    held.trouble.status = undefined;
    expect((await ask(held, "/api/invocations", finishedRow)).status).toBe(200);
  });
});

async function startStackWithMemory(options: Partial<BffOptions> = {}) {
  const stack = await startStack({ bff: { memory, overrides: { client: once }, ...options } });
  closers.push(() => stack.close());
  return stack;
}

const stores = [
  { where: "in memory", redis: false },
  { where: "in Redis", redis: true },
];

describe.each(stores)("answers kept $where", ({ redis }) => {
  const title = (words: string) => `${words}${redis ? unlessRedisIsMissing : ""}`;
  const test = it.skipIf(redis && redisProgram === undefined);

  async function start(): Promise<Awaited<ReturnType<typeof startHeld>>> {
    if (!redis) return startHeld();
    const server = await startRedis();
    closers.push(() => server.close());
    const held = await startHeld({ memoryRedisUrl: server.url });
    // Until it is connected, nothing is kept.
    await until(async () => {
      const { status } = await ask(held, "/api/invocations?pageSize=7", runningRow);
      expect(status).toBe(200);
      expect(held.bff.log.some(({ answeredFrom }) => answeredFrom === "memory")).toBe(true);
    });
    held.calls.length = 0;
    return held;
  }

  test(title("are given again for a moment, and then asked for anew"), async () => {
    const held = await start();
    const first = await (await ask(held, "/api/invocations", runningRow)).text();
    held.clock.ms += 1500;
    await until(async () => {
      expect(await (await ask(held, "/api/invocations", runningRow)).text()).toBe(first);
    });
    expect(held.calls).toHaveLength(1);
    held.clock.ms += 1000;
    const later = await (await ask(held, "/api/invocations", runningRow)).text();
    expect(JSON.parse(later)).toMatchObject({ items: JSON.parse(first).items });
    expect(later).not.toBe(first);
    expect(held.calls).toHaveLength(2);
  });

  test(title("of a finished invocation are never asked for again, outputs included"), async () => {
    const held = await start();
    const detail = await ask(held, invocationPath("inv-1"), finishedRow);
    const text = await detail.text();
    const output = outputPath({ invocationId: "inv-1", instanceId: "ins-1", stream: "stdout" });
    expect(await (await ask(held, output, finishedRow)).text()).toBe("out\n".repeat(500));
    expect(held.calls).toHaveLength(2);
    held.clock.ms += 30 * 60_000;
    expect(await (await held.bff.get(invocationPath("inv-1"))).text()).toBe(text);
    const again = await held.bff.get(`${output}?download`);
    expect(await again.text()).toBe("out\n".repeat(500));
    expect(again.headers.get(hiddenCountHeader)).toBe("0");
    expect(again.headers.get("content-disposition")).toContain("attachment");
    expect(held.calls).toHaveLength(2);
    const last = held.bff.log.filter(({ msg }) => msg === "request completed").slice(-2);
    expect(last.map(({ answeredFrom }) => answeredFrom)).toEqual(["memory", "memory"]);
  });

  test(title("of a running invocation are not kept for long"), async () => {
    const held = await start();
    const output = outputPath({ invocationId: "inv-1", instanceId: "ins-1", stream: "stdout" });
    await (await ask(held, invocationPath("inv-1"), runningRow)).text();
    await (await ask(held, output, runningRow)).text();
    held.clock.ms += 3000;
    await (await ask(held, invocationPath("inv-1"), runningRow)).text();
    await (await ask(held, output, runningRow)).text();
    expect(held.calls).toHaveLength(4);
  });
});

describe("an answer that the client has already", () => {
  it("is not sent again: lists by a weak tag, finished invocations and outputs by a strong one", async () => {
    const bff = await startStackWithMemory();
    const detail = invocationDetailSchema.parse(
      await (await bff.get(invocationPath(wellKnown.mixedInvocationId))).json(),
    );
    const output = outputPath({
      invocationId: wellKnown.mixedInvocationId,
      instanceId: detail.instances[0]?.instanceId ?? "",
      stream: "stdout",
    });
    for (const [path, form] of [
      ["/api/invocations?status=Failed", /^W\/"[\w-]{27}"$/],
      [invocationPath(wellKnown.mixedInvocationId), /^"[\w-]{27}-gzip"$/],
      [output, /^"[\w-]{27}(-gzip)?"$/],
    ] as const) {
      const first = await bff.get(path, { headers: { "if-none-match": '"none"' } });
      await first.text();
      const etag = first.headers.get("etag") ?? "";
      expect(etag).toMatch(form);
      const again = await bff.get(path, { headers: { "if-none-match": etag } });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe("");
      expect(again.headers.get("cache-control")).toBe("no-store");
      expect(again.headers.get("vary")).toContain("Accept-Encoding");
      // The same answer, not compressed, has another tag, and is known by either.
      const plain = await bff.get(path, { headers: { "accept-encoding": "identity" } });
      await plain.text();
      const plainTag = plain.headers.get("etag") ?? "";
      expect(plainTag).toBe(etag.replace("-gzip", ""));
      expect((await bff.get(path, { headers: { "if-none-match": plainTag } })).status).toBe(304);
      expect((await bff.get(path, { headers: { "if-none-match": 'W/"other"' } })).status).toBe(200);
    }
  });

  it("is sent again once it has changed", async () => {
    const held = await startHeld();
    const first = await ask(held, "/api/invocations", runningRow, {
      headers: { "if-none-match": '"none"' },
    });
    const etag = first.headers.get("etag") ?? "";
    held.clock.ms += 3000;
    const changed = await ask(held, "/api/invocations", finishedRow, { headers: { "if-none-match": etag } });
    expect(changed.status).toBe(200);
    expect(changed.headers.get("etag")).not.toBe(etag);
  });
});

describe("an old answer", () => {
  it("is given while the upstream is unwell, and says so", async () => {
    const held = await startHeld();
    const fresh = await (await ask(held, "/api/invocations", runningRow)).text();
    held.clock.ms += 60_000;
    Object.assign(held.trouble, { status: 503, code: "SERVICE_UNAVAILABLE" });
    const old = await held.bff.get("/api/invocations");
    expect(old.status).toBe(200);
    expect(old.headers.get(staleHeader)).toBe("UPSTREAM_ERROR");
    expect(await old.text()).toBe(fresh);
    await until(() => expect(held.bff.log.at(-1)).toMatchObject({ answeredFrom: "old answer", status: 200 }));
    held.clock.ms += 10 * 60_000;
    expect((await held.bff.get("/api/invocations")).status).toBe(502);
  });

  it("never hides that the credentials are refused", async () => {
    const held = await startHeld();
    await (await ask(held, "/api/invocations", runningRow)).text();
    held.clock.ms += 60_000;
    Object.assign(held.trouble, { status: 401, code: "AUTHFAILURE_INVALID_AUTHORIZATION" });
    const refused = await held.bff.get("/api/invocations");
    expect(problemSchema.parse(await refused.json()).code).toBe("UPSTREAM_AUTH");
  });
});

describe("what is kept", () => {
  it("is no page that broke off", async () => {
    const held = await startHeld();
    const [broken, res] = await Promise.all([
      held.bff.get("/api/invocations"),
      held.call(0).then((call) => {
        call.write(finishedRow);
        return call;
      }),
    ]);
    res.destroy();
    expect(JSON.parse(await broken.text())).toHaveProperty("problem.code", "UPSTREAM_UNAVAILABLE");
    expect(await (await ask(held, "/api/invocations", finishedRow)).text()).toContain('"total":1');
    expect(held.calls).toHaveLength(2);
  });

  it("is not given to one who may see less", async () => {
    const bff = await startStackWithMemory({
      signIn: proxySignIn,
      trustedProxies: ["127.0.0.1"],
      access: {
        roleGroups: { viewer: ["look"], reader: ["read"], revealer: [], auditor: [] },
        profileGroups: new Map(),
      },
    });
    const as = (groups: string) =>
      rawRequest(bff.url, {
        path: "/api/invocations?status=Failed",
        headers: {
          [pageHeader.name]: pageHeader.value,
          ...fromProxy("someone", groups),
        },
      });
    const seen = await as("read");
    expect(seen.body).toMatch(/"contentExcerpt":"/);
    const withheld = await as("look");
    expect(withheld.status).toBe(200);
    expect(withheld.body).toContain('"invocationId":"inv-');
    expect(withheld.body).not.toMatch(/"contentExcerpt":"/);
  });

  it("is of one account only", async () => {
    const held = await startHeld({
      credentials: new Map([
        ["one", { token: "token-of-one" }],
        ["two", { token: "token-of-two" }],
      ]),
    });
    await (await ask(held, "/api/invocations?profile=one", finishedRow)).text();
    await (await ask(held, "/api/invocations?profile=two", finishedRow)).text();
    await (await ask(held, "/api/invocations?profile=two", finishedRow)).text();
    expect(held.calls).toHaveLength(2);
  });

  it("is no output that was read while its task may have gone on", async () => {
    const held = await startHeld();
    const output = outputPath({ invocationId: "inv-1", instanceId: "ins-1", stream: "stdout" });
    const reading = held.bff.get(output).then((res) => res.text());
    await held.call(0);
    // Meanwhile it ends, which another reader learns.
    const detail = held.bff.get(invocationPath("inv-1")).then((res) => res.text());
    (await held.call(1)).end(`${finishedRow}${tail}`);
    await detail;
    (await held.call(0)).end(`${finishedRow.replaceAll("out\\n", "")}${tail}`);
    await reading;
    held.clock.ms += 3000;
    expect(await (await ask(held, output, finishedRow)).text()).toBe("out\n".repeat(500));
  });

  it("reads the same without compression", async () => {
    const bff = await startStackWithMemory();
    const path = "/api/invocations?pageSize=100";
    const packed = await bff.get(path);
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    const text = await packed.text();
    const plain = await bff.get(path, { headers: { "accept-encoding": "identity" } });
    expect(plain.headers.get("content-encoding")).toBeNull();
    expect(plain.headers.get("content-length")).toBe(String(Buffer.byteLength(text)));
    expect(await plain.text()).toBe(text);
  });
});
