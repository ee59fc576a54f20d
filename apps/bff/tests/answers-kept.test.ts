import { hiddenCountHeader, invocationPath, outputPath, pageHeader } from "@command-history/contract";
import { describe, expect, it } from "vitest";
import { closedAfterEach } from "./support/closers.ts";
import {
  ask,
  finishedRow,
  type HeldUpstream,
  memory,
  runningRow,
  startHeld,
  tail,
  until,
} from "./support/held-upstream.ts";
import { fromProxy, proxySignIn } from "./support/proxy-sign-in.ts";
import { rawRequest } from "./support/raw-request.ts";
import { redisProgram, startRedis, unlessRedisIsMissing } from "./support/redis-server.ts";
import { type BffOptions, once, startStack } from "./support/stack.ts";

const closers = closedAfterEach();

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

  async function start(): Promise<HeldUpstream> {
    if (!redis) return startHeld(closers);
    const server = await startRedis();
    closers.push(() => server.close());
    const held = await startHeld(closers, { memoryRedisUrl: server.url });
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

  test(title("are not given to one who was told of a newer output"), async () => {
    const held = await start();
    const output = (sha256: string) =>
      outputPath({ invocationId: "inv-1", instanceId: "ins-1", stream: "stdout" }, { sha256 });
    const [before, now] = ["0".repeat(64), "1".repeat(64)];
    await until(async () => {
      await (await ask(held, output(before), runningRow)).text();
      expect(held.bff.log.at(-1)).toMatchObject({ answeredFrom: "memory" });
    });
    const longer = runningRow.replace('"output":"', '"output":"more ');
    expect(await (await ask(held, output(now), longer)).text()).toMatch(/^more out/);
    await until(async () => {
      expect(await (await ask(held, output(now), longer)).text()).toMatch(/^more out/);
      expect(held.bff.log.at(-1)).toMatchObject({ answeredFrom: "memory" });
    });
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

describe.skipIf(redisProgram === undefined)(`answers kept in Redis${unlessRedisIsMissing}`, () => {
  it("keep nobody waiting while it hangs, once it was noticed, and are kept again when it goes on", async () => {
    const redis = await startRedis();
    closers.push(() => redis.close());
    const held = await startHeld(closers, { memoryRedisUrl: redis.url });
    const { bff } = held;
    async function expectKept(): Promise<void> {
      const { status } = await ask(held, "/api/invocations", runningRow);
      expect(status).toBe(200);
      expect(bff.log.at(-1)).toMatchObject({ answeredFrom: "memory" });
    }
    const outages = () => bff.log.filter(({ msg }) => msg.startsWith("Redis "));
    await until(expectKept);
    const before = outages().length;
    redis.stall();
    expect((await ask(held, "/api/invocations?pageSize=1", runningRow)).status).toBe(200);
    await until(() => expect(outages()).toHaveLength(before + 1));
    expect(outages().at(-1)).toMatchObject({
      msg: "Redis cannot be reached: no answers are kept",
      setting: "MEMORY_REDIS_URL",
    });
    const noticed = bff.log.length;
    for (const pageSize of [2, 3, 4]) {
      expect((await ask(held, `/api/invocations?pageSize=${pageSize}`, runningRow)).status).toBe(200);
    }
    const failed = bff.log.slice(noticed).filter(({ msg }) => msg.startsWith("an answer cannot be"));
    expect(failed.length).toBeGreaterThanOrEqual(3);
    for (const { err } of failed) expect(err).toMatchObject({ type: "ClientOfflineError" });

    redis.resume();
    await until(expectKept);
    expect(
      outages()
        .slice(before)
        .map(({ msg }) => msg),
    ).toEqual([expect.stringContaining("cannot be reached"), "Redis is back"]);
  });
});

describe("what is kept", () => {
  it("is no page that broke off", async () => {
    const held = await startHeld(closers);
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
    const held = await startHeld(closers, {
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
    const held = await startHeld(closers);
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

  it("is packed by Brotli where the dashboard is opened over https", async () => {
    const bff = await startStackWithMemory({ publicUrl: "https://history.example" });
    const answer = await rawRequest(bff.url, {
      path: "/api/invocations?pageSize=100",
      headers: { host: "history.example", "accept-encoding": "gzip, deflate, br" },
    });
    expect(answer.headers["content-encoding"]).toBe("br");
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
