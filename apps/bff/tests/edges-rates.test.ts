import {
  invocationDetailSchema,
  invocationExportPath,
  invocationPath,
  outputPath,
  problemSchema,
  searchPath,
  sessionPath,
  signInPath,
} from "@command-history/contract";
import { wellKnown } from "@command-history/simulator";
import { afterEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import type { AccessConfig, LimitsConfig } from "../src/config/config.ts";
import { limitsConfigOf, limitsVariables } from "../src/config/limits-environment.ts";
import type { SignInSettings } from "../src/config/sign-in-environment.ts";
import { rawRequest } from "./support/raw-request.ts";
import { type RedisServer, redisProgram, startRedis, unlessRedisIsMissing } from "./support/redis-server.ts";
import { type Stack, startStack, withoutSignIn } from "./support/stack.ts";

const stacks: Stack[] = [];
let redis: RedisServer | undefined;

async function start(bff: NonNullable<Parameters<typeof startStack>[0]>["bff"]): Promise<Stack> {
  const stack = await startStack({ bff: bff ?? {} });
  stacks.push(stack);
  return stack;
}

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(stacks.splice(0).map((stack) => stack.close()));
  await redis?.close();
  redis = undefined;
});

async function statuses(stack: Stack, path: string, headers: Record<string, string>[]): Promise<number[]> {
  const found: number[] = [];
  for (const each of headers) found.push((await rawRequest(stack.url, { path, headers: each })).status);
  return found;
}

const search = searchPath(wellKnown.mixedInvocationId, {
  text: "e",
  syntax: "plain",
  matchCase: false,
  streams: [],
  instanceId: [],
});

describe("one who asks too much", () => {
  it("is told when to come back, and the upstream is not asked", async () => {
    const stack = await start({ limits: { perAddress: 2 } });
    await stack.get(sessionPath);
    await stack.get(sessionPath);
    const response = await stack.get("/api/invocations");
    expect(response.status).toBe(429);
    const problem = problemSchema.parse(await response.json());
    expect(problem.code).toBe("RATE_LIMITED");
    expect(problem.detail).toBe("This dashboard answers 2 requests a minute. Wait, and ask again.");
    expect(response.headers.get("retry-after")).toBe(String(problem.retryAfterSeconds));
    expect(problem.retryAfterSeconds).toBeGreaterThan(0);
    expect(problem.retryAfterSeconds).toBeLessThanOrEqual(60);
    expect(stack.simulator.requests).toEqual([]);
  });

  it("is answered again once that time is over", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const stack = await start({ limits: { perAddress: 1 } });
    await stack.get(sessionPath);
    const wait = Number((await stack.get(sessionPath)).headers.get("retry-after"));
    vi.setSystemTime(Date.now() + wait * 1000);
    expect((await stack.get(sessionPath)).status).toBe(200);
  });

  it("is told the time of the clock that the limits count by", async () => {
    const stack = await start({ limits: { perAddress: 1 }, overrides: { now: () => 0 } });
    await stack.get(sessionPath);
    const wait = Number((await stack.get(sessionPath)).headers.get("retry-after"));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
  });

  it("still gets the page, and the probes their answer", async () => {
    const stack = await start({ limits: { perAddress: 1 } });
    expect(await statuses(stack, sessionPath, [{}, {}])).toEqual([200, 429]);
    expect(await statuses(stack, "/healthz", [{}, {}])).toEqual([200, 200]);
  });

  it("for searches and exports is stopped there, and goes on reading the list", async () => {
    const stack = await start({ limits: { costly: 2 } });
    expect((await stack.get(search)).status).toBe(200);
    expect((await stack.get(invocationExportPath(wellKnown.mixedInvocationId, "csv"))).status).toBe(200);
    const asked = stack.simulator.requests.length;
    const refused = await stack.get(search);
    expect(refused.status).toBe(429);
    expect(problemSchema.parse(await refused.json()).detail).toBe(
      "At most 2 requests a minute may read many outputs or long lists. Wait, and ask again.",
    );
    expect((await stack.get("/api/exports/invocations")).status).toBe(429);
    expect(stack.simulator.requests).toHaveLength(asked);
    expect((await stack.get("/api/invocations")).status).toBe(200);
  });

  it("for outputs is stopped there too", async () => {
    const stack = await start({ limits: { costly: 2 } });
    const invocationId = wellKnown.mixedInvocationId;
    const { instances } = invocationDetailSchema.parse(
      await (await stack.get(invocationPath(invocationId))).json(),
    );
    const output = outputPath({ invocationId, instanceId: instances[0]?.instanceId ?? "", stream: "stdout" });
    expect((await stack.get(output)).status).toBe(200);
    expect((await stack.get(search)).status).toBe(200);
    const asked = stack.simulator.requests.length;
    expect((await stack.get(output)).status).toBe(429);
    expect(stack.simulator.requests).toHaveLength(asked);
  });

  it("tries to sign in no faster than that", async () => {
    const stack = await start({ limits: { signIn: 3 } });
    const tries = await statuses(stack, signInPath, [{}, {}, {}, {}, {}]);
    expect(tries.slice(3)).toEqual([429, 429]);
    expect(tries.slice(0, 3)).not.toContain(429);
  });
});

describe("an address", () => {
  it("cannot be made up by one who is no trusted proxy", async () => {
    const stack = await start({ limits: { perAddress: 2 } });
    const spoofed = ["192.0.2.1", "192.0.2.2", "192.0.2.3"].flatMap((address) => [
      { "X-Forwarded-For": address, Forwarded: `for=${address}`, "X-Real-IP": address },
    ]);
    expect(await statuses(stack, sessionPath, spoofed)).toEqual([200, 200, 429]);
  });

  it("is the last one that a trusted proxy did not add itself", async () => {
    const stack = await start({ limits: { perAddress: 1 }, trustedProxies: ["127.0.0.1", "10.0.0.0/8"] });
    expect(
      await statuses(stack, sessionPath, [
        { "X-Forwarded-For": "192.0.2.1" },
        { "X-Forwarded-For": "192.0.2.2, 10.0.0.7" },
        // The client wrote the first one, so that it would count as another.
        { "X-Forwarded-For": "198.51.100.9, 192.0.2.1" },
        { "X-Forwarded-For": "198.51.100.9, 192.0.2.2, 10.0.0.8" },
        { "X-Forwarded-For": "unknown, 192.0.2.1" },
      ]),
    ).toEqual([200, 200, 429, 429, 429]);
  });

  it("of IPv6 counts with its whole network", async () => {
    const stack = await start({ limits: { perAddress: 1 }, trustedProxies: ["127.0.0.1"] });
    expect(
      await statuses(stack, sessionPath, [
        { "X-Forwarded-For": "2001:db8:1:1::1" },
        { "X-Forwarded-For": "2001:db8:1:1:ffff::2" },
        { "X-Forwarded-For": "2001:db8:1:2::1" },
      ]),
    ).toEqual([200, 429, 200]);
  });
});

const defaults = limitsConfigOf(z.object(limitsVariables).parse({}));
/** An open page asks at most so often in a minute. */
const refreshes = 30;

/** With an unknown parameter, which is refused after the limits and before the upstream: it counts, and takes no time. */
const refusedDetail = `${invocationPath("a")}?a=`;
const refusedLongList = "/api/invocations?pageSize=1000&a=";

describe("thirty people behind one address without sign-in", () => {
  it("can follow a running invocation, and long lists, all at once under the limits by default", async () => {
    const stack = await start({ limits: defaults });
    const paths = Array.from({ length: 30 * refreshes }, (_, index) =>
      index % 2 === 0 ? refusedDetail : refusedLongList,
    );
    const answers = await Promise.all(paths.map((path) => rawRequest(stack.url, { path })));
    expect(answers.filter(({ status }) => status !== 400)).toEqual([]);
  });
});

describe("one who is signed in", () => {
  const signIn: SignInSettings = {
    config: {
      mode: "proxy",
      userHeader: "X-User",
      nameHeader: undefined,
      groupsHeader: "X-Groups",
      secretHeader: "X-Secret",
    },
    secrets: { mode: "proxy", proxySecret: "the-secret-of-the-proxy-in-front!!" },
  };
  const access: AccessConfig = {
    ...withoutSignIn,
    roleGroups: { ...withoutSignIn.roleGroups, reader: ["*"] },
  };

  async function startFor(limits: Partial<LimitsConfig>) {
    const stack = await start({ signIn, access, limits, trustedProxies: ["127.0.0.1"] });
    return async (user: string, paths: readonly string[]): Promise<number[]> => {
      const headers = { "X-Secret": "the-secret-of-the-proxy-in-front!!", "X-User": user };
      const answers = await Promise.all(paths.map((path) => rawRequest(stack.url, { path, headers })));
      return answers.map(({ status }) => status);
    };
  }

  it("gets so many details and long lists in a minute, and short lists beyond them", async () => {
    const ask = await startFor({ costly: 3 });
    const long = "/api/invocations?pageSize=201";
    const detail = invocationPath(wellKnown.mixedInvocationId);
    expect(await ask("ana", [long, detail, long])).toEqual([200, 200, 200]);
    expect(await ask("ana", [long, detail, "/api/invocations?pageSize=20&pageSize=9999"])).toEqual([
      429, 429, 429,
    ]);
    expect(await ask("ana", ["/api/invocations?pageSize=200", "/api/invocations"])).toEqual([200, 200]);
    expect(await ask("vik", [long, detail])).toEqual([200, 200]);
  });

  it("can follow an invocation and a long list and open two hundred outputs in a minute by default", async () => {
    const ask = await startFor(defaults);
    const paths = [
      ...Array.from({ length: refreshes }, () => refusedDetail),
      ...Array.from({ length: refreshes }, () => refusedLongList),
      ...Array.from(
        { length: 200 },
        (_, index) => `${outputPath({ invocationId: "a", instanceId: String(index), stream: "stdout" })}?a=`,
      ),
    ];
    expect((await ask("ana", paths)).filter((status) => status !== 400)).toEqual([]);
  });
});

describe.skipIf(redisProgram === undefined)(`replicas with one Redis${unlessRedisIsMissing}`, () => {
  it("share their limits", async () => {
    redis = await startRedis();
    const options = { limits: { perAddress: 3 }, redisUrl: redis.url };
    const replicas = [await start(options), await start(options)];
    // Until it is connected a replica lets requests pass.
    await expect
      .poll(async () =>
        (await Promise.all(replicas.map((one) => one.get(sessionPath)))).map(({ status }) => status),
      )
      .toEqual([429, 429]);
  });

  it("go on answering when it is lost, and log once that it is and that it is back", async () => {
    redis = await startRedis();
    const { port } = redis;
    const stack = await start({ limits: { perAddress: 1, costly: 1 }, redisUrl: redis.url });
    await expect.poll(async () => (await stack.get(sessionPath)).status).toBe(429);
    // Requests that came before the first connection were an outage of their own.
    const before = stack.log.length;
    function outages(): unknown[] {
      const messages = stack.log.slice(before).map(({ msg }) => msg);
      return messages.filter((msg) => /^the rate limits c/.test(String(msg)));
    }
    await redis.close();
    await expect.poll(async () => (await stack.get(sessionPath)).status).toBe(200);
    for (let count = 0; count < 3; count++) expect((await stack.get(search)).status).toBe(200);
    expect(outages()).toEqual(["the rate limits cannot count: until they can, nobody is held back"]);

    redis = await startRedis({ port });
    await expect.poll(async () => (await stack.get(sessionPath)).status, { timeout: 30_000 }).toBe(429);
    expect(outages()).toEqual([expect.stringContaining("cannot count"), "the rate limits count again"]);
  });
});
