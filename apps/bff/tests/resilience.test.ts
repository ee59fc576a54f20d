import type { ServerResponse } from "node:http";
import { problemSchema } from "@command-history/contract";
import { describe, expect, it, vi } from "vitest";
import { closedAfterEach } from "./support/closers.ts";
import { type Bff, type BffOptions, defaultCalls, startBff, startStack } from "./support/stack.ts";
import {
  answerRows,
  type StubUpstream,
  startStubUpstream,
  stubCredentials,
} from "./support/stub-upstream.ts";

const closers = closedAfterEach();

type Answer = (res: ServerResponse) => void;

const well: Answer = answerRows();

function status(code: number, headers: Record<string, string> = {}): Answer {
  return (res) => {
    res.writeHead(code, { "content-type": "application/json", ...headers });
    res.end(JSON.stringify({ requestId: "stub-1", code: `CODE_${code}`, message: `HTTP ${code}` }));
  };
}

const reset: Answer = (res) => {
  res.destroy();
};

/** Gives the first row, and then nothing more. */
const stall: Answer = (res) => giveRow(res, () => undefined);

/** Breaks off after the first row. */
const breakOff: Answer = (res) => giveRow(res, () => res.destroy());

function giveRow(res: ServerResponse, sent: () => void): void {
  res.writeHead(200, { "content-type": "application/json" });
  const row = { invocationId: "first", invocationInstances: [] };
  res.write(`{"response":{"dataSet":[${JSON.stringify(row)},`, sent);
}

interface Trouble {
  readonly bff: Bff;
  readonly upstream: StubUpstream;
  /** The waits between attempts, in ms. Nobody really waits. */
  readonly waits: number[];
  /** Lets time pass, for the pauses. */
  pass(ms: number): void;
  /** From now on the upstream gives these answers, and the last of them again and again. */
  will(...answers: Answer[]): void;
}

async function startTrouble(calls: BffOptions["calls"] = {}): Promise<Trouble> {
  let answers: Answer[] = [well];
  let time = 0;
  const waits: number[] = [];
  const upstream = await startStubUpstream((res) => {
    const [answer = well] = answers;
    if (answers.length > 1) answers = answers.slice(1);
    answer(res);
  });
  closers.push(upstream.close);
  const bff = await startBff({
    endpoint: upstream.url,
    credentials: stubCredentials,
    calls,
    overrides: {
      client: {
        resilience: {
          elapsed: () => time,
          random: () => 0.5,
          sleep: async (ms) => {
            waits.push(ms);
          },
        },
      },
    },
  });
  closers.push(bff.close);
  return {
    bff,
    upstream,
    waits,
    pass: (ms) => {
      time += ms;
    },
    will: (...next) => {
      answers = next;
    },
  };
}

/** Each page is a query of its own, so that every request is a call. */
let page = 0;
function list({ get }: Pick<Bff, "get">, init?: RequestInit): Promise<Response> {
  page += 1;
  return get(`/api/invocations?page=${page}`, init);
}

async function problemOf(response: Response) {
  return problemSchema.parse(await response.json());
}

describe("a call that fails before it has given anything", () => {
  it.each([
    ["HTTP 500", status(500)],
    ["HTTP 502", status(502)],
    ["HTTP 503", status(503)],
    ["HTTP 504", status(504)],
    ["HTTP 429", status(429)],
    ["a reset", reset],
  ])("is made up to twice more, by %s", async (_what, failure) => {
    const { bff, upstream, waits, will } = await startTrouble();
    will(failure, failure, well);
    expect((await list(bff)).status).toBe(200);
    expect(upstream.bodies).toHaveLength(3);
    expect(waits).toEqual([250, 500]);
  });

  it.each([
    [status(503), 502, "UPSTREAM_ERROR"],
    [status(429), 429, "RATE_LIMITED"],
    [reset, 503, "UPSTREAM_UNAVAILABLE"],
  ])("is given up after three attempts, with its own error", async (failure, expected, code) => {
    const { bff, upstream, will } = await startTrouble();
    will(failure);
    const response = await list(bff);
    expect(response.status).toBe(expected);
    expect((await problemOf(response)).code).toBe(code);
    expect(upstream.bodies).toHaveLength(3);
  });

  it.each([
    [401, "UPSTREAM_AUTH"],
    [403, "UPSTREAM_AUTH"],
    [400, "UPSTREAM_ERROR"],
    [451, "UPSTREAM_BLOCKED"],
    [501, "UPSTREAM_ERROR"],
  ])("is made once where another attempt would be in vain, by HTTP %d", async (code, expected) => {
    const { bff, upstream, will } = await startTrouble();
    will(status(code));
    expect((await problemOf(await list(bff))).code).toBe(expected);
    expect(upstream.bodies).toHaveLength(1);
  });

  it("waits as long as the upstream asks for", async () => {
    const { bff, upstream, waits, will } = await startTrouble();
    will(status(429, { "retry-after": "3" }), status(503, { "retry-after": "1" }), well);
    expect((await list(bff)).status).toBe(200);
    expect(upstream.bodies).toHaveLength(3);
    expect(waits).toEqual([3_250, 1_500]);
  });

  it.each([
    [429, 429, "RATE_LIMITED"],
    [503, 502, "UPSTREAM_ERROR"],
  ])("passes on a wait that is too long, of HTTP %d", async (answered, expected, code) => {
    const { bff, upstream, waits, will } = await startTrouble();
    will(status(answered, { "retry-after": "30" }), well);
    const response = await list(bff);
    expect(response.status).toBe(expected);
    expect(response.headers.get("retry-after")).toBe("30");
    expect(await problemOf(response)).toMatchObject({ code, retryAfterSeconds: 30 });
    expect(upstream.bodies).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  it("is not made again when the wait would go beyond its deadline", async () => {
    const timeouts = { ...defaultCalls.timeouts, headers: 2_000 };
    const { bff, upstream, waits, will } = await startTrouble({ timeouts });
    will(status(503, { "retry-after": "2" }), well);
    expect((await list(bff)).status).toBe(502);
    expect(upstream.bodies).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  it("is not made again once it has given a row", async () => {
    const { bff, upstream, will } = await startTrouble();
    will(breakOff);
    expect(await (await list(bff)).json()).toMatchObject({
      items: [{ invocationId: "first" }],
      problem: { code: "UPSTREAM_UNAVAILABLE" },
    });
    expect(upstream.bodies).toHaveLength(1);
  });
});

describe("an outage", () => {
  const clients = 50;

  it.each([
    ["HTTP 503", status(503)],
    ["HTTP 429", status(429)],
    ["resets", reset],
  ])("with %s makes hardly more calls than there are clients", async (_what, failure) => {
    const { bff, upstream, will } = await startTrouble();
    will(failure);
    const responses = await Promise.all(Array.from({ length: clients }, () => list(bff)));
    expect(responses.filter(({ status }) => status < 400)).toEqual([]);
    expect(upstream.bodies.length).toBeLessThanOrEqual(1.1 * clients);
  });

  it("pauses the calls, fails at once, and goes on by itself once the upstream answers", async () => {
    const { bff, upstream, will, pass } = await startTrouble();
    will(status(503));
    await Promise.all([list(bff), list(bff), list(bff)]);
    const made = upstream.bodies.length;
    const responses = await Promise.all(Array.from({ length: clients }, () => list(bff)));
    for (const response of responses) {
      expect(response.status).toBe(503);
      expect(response.headers.get("retry-after")).toBe("10");
      const problem = await problemOf(response);
      expect(problem.code).toBe("UPSTREAM_PAUSED");
      expect(problem.title).toBe("Zenlayer keeps failing");
      expect(problem.detail).toMatch(/The last time: Zenlayer answered with HTTP 503/);
    }
    expect(upstream.bodies).toHaveLength(made);

    pass(10_000);
    await list(bff);
    expect(upstream.bodies).toHaveLength(made + 1);
    expect((await list(bff)).headers.get("retry-after")).toBe("10");

    pass(10_000);
    will(well);
    expect((await list(bff)).status).toBe(200);
    expect((await list(bff)).status).toBe(200);
    expect(upstream.bodies).toHaveLength(made + 3);
    const lines = bff.log.map(({ msg }) => msg).filter((msg) => /calls to it/.test(msg));
    expect(lines).toEqual([
      "the upstream failed several times in a row: calls to it are paused",
      "the upstream answers again: calls to it go on",
    ]);
  });

  it("in which every answer breaks off pauses the calls as well", async () => {
    const { bff, upstream, will } = await startTrouble();
    will(breakOff);
    for (let times = 0; times < 5; times++) expect((await list(bff)).status).toBe(200);
    const response = await list(bff);
    expect((await problemOf(response)).code).toBe("UPSTREAM_PAUSED");
    expect(upstream.bodies).toHaveLength(5);
  });

  it("of a probe that its client leaves is not over", async () => {
    const { bff, upstream, will, pass } = await startTrouble();
    will(status(503));
    await Promise.all([list(bff), list(bff), list(bff)]);
    pass(10_000);
    const asked = upstream.bodies.length;
    will(() => undefined);
    const leave = new AbortController();
    const probe = list(bff, { signal: leave.signal });
    await vi.waitFor(() => expect(upstream.bodies).toHaveLength(asked + 1));
    const meanwhile = await list(bff);
    expect(meanwhile.status).toBe(503);
    expect(meanwhile.headers.get("retry-after")).toBe("5");
    leave.abort();
    await expect(probe).rejects.toThrow();
    await vi.waitFor(async () => expect((await list(bff)).headers.get("retry-after")).toBe("10"));
    expect(upstream.bodies).toHaveLength(asked + 1);
  });

  it.each([401, 403, 404, 429])("is not what HTTP %d is taken for", async (code) => {
    const { bff, upstream, will } = await startTrouble();
    will(status(code, { "retry-after": "60" }));
    for (let times = 0; times < 10; times++) await list(bff);
    expect(upstream.bodies).toHaveLength(10);
    will(well);
    expect((await list(bff)).status).toBe(200);
  });

  it("gets one attempt of /readyz, which asks again anyway", async () => {
    const { bff, upstream, will } = await startTrouble();
    will(status(503));
    expect(await (await bff.get("/readyz")).json()).toMatchObject({ status: "degraded" });
    expect(upstream.bodies).toHaveLength(1);
  });

  it("is told by /readyz, too", async () => {
    const { bff, will } = await startTrouble();
    will(status(503));
    await Promise.all([list(bff), list(bff), list(bff)]);
    const response = await bff.get("/readyz");
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      status: "degraded",
      profiles: [{ name: "stub", usable: false, code: "UPSTREAM_PAUSED" }],
    });
  });
});

describe("a server that asks as much as it may", () => {
  /** Holds answers back until they are let go. */
  function holding() {
    const held: ServerResponse[] = [];
    return { held, hold: (res: ServerResponse) => void held.push(res) };
  }

  it("lets some wait and refuses others, and serves those who waited in turn", async () => {
    const { bff, upstream, will } = await startTrouble({ concurrency: 1, queue: 1 });
    const { held, hold } = holding();
    will(hold, well);
    const first = list(bff);
    await vi.waitFor(() => expect(held).toHaveLength(1));
    const others = [list(bff), list(bff)];
    const refused = await Promise.race(others);
    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).toBe("2");
    expect((await problemOf(refused)).code).toBe("SERVER_BUSY");
    expect(upstream.bodies).toHaveLength(1);
    for (const res of held) well(res);
    expect((await first).status).toBe(200);
    const statuses = await Promise.all(others.map(async (other) => (await other).status));
    expect(statuses.sort()).toEqual([200, 503]);
    expect(upstream.bodies).toHaveLength(2);
  });

  it("gives the place of a client who leaves to another one", async () => {
    const { bff, upstream, will } = await startTrouble({ concurrency: 1, queue: 1 });
    const { held, hold } = holding();
    will(hold, well);
    const first = list(bff);
    await vi.waitFor(() => expect(held).toHaveLength(1));
    const leave = new AbortController();
    const left = list(bff, { signal: leave.signal });
    // Full: the one before waits.
    await vi.waitFor(async () => expect((await list(bff)).status).toBe(503));
    leave.abort();
    await expect(left).rejects.toThrow();
    const aborted = () => bff.log.filter(({ msg }) => msg === "request aborted");
    await vi.waitFor(() => expect(aborted()).toHaveLength(1));
    const next = list(bff);
    for (const res of held) well(res);
    expect((await first).status).toBe(200);
    expect((await next).status).toBe(200);
    expect(upstream.bodies).toHaveLength(2);
  });

  it("gets back the place of a client who leaves in the middle of an answer", async () => {
    const { bff, will } = await startTrouble({ concurrency: 1, queue: 1 });
    will(stall, well);
    const leave = new AbortController();
    expect((await list(bff, { signal: leave.signal })).status).toBe(200);
    const next = list(bff);
    leave.abort();
    expect((await next).status).toBe(200);
  });

  it("still knows whether it is ready", async () => {
    const { bff, will } = await startTrouble({ concurrency: 1, queue: 0 });
    const { held, hold } = holding();
    will(hold, well);
    const first = list(bff);
    await vi.waitFor(() => expect(held).toHaveLength(1));
    expect((await bff.get("/readyz")).status).toBe(200);
    for (const res of held) well(res);
    await first;
  });

  it("does not wait for itself where one answer takes a second call", async () => {
    const { bff, upstream, will } = await startTrouble({ concurrency: 1, queue: 0 });
    // The ID comes after more than is read at once, so that a call of its own must find out whose instances they are.
    will(
      answerRows({
        invocationInstances: [{ instanceId: "ins-1", taskStatus: "Success", output: "-".repeat(200_000) }],
        invocationId: "inv-1",
        invocationStatus: "Success",
      }),
    );
    const response = await bff.get("/api/invocations/inv-1");
    expect(await response.json()).toMatchObject({ instances: [{ instanceId: "ins-1" }] });
    expect(upstream.bodies).toHaveLength(2);
  });
});

describe("a server whose clock is off", () => {
  const hour = 3_600_000;

  it.each([-hour, hour])("by %d ms signs by the upstream's, at the price of one call", async (skew) => {
    const stack = await startStack({ bff: { overrides: { now: () => Date.now() + skew } } });
    closers.push(stack.close);
    expect((await list(stack)).status).toBe(200);
    expect(stack.simulator.requests).toHaveLength(2);
    expect((await list(stack)).status).toBe(200);
    expect(stack.simulator.requests).toHaveLength(3);
    const warnings = stack.log.filter(({ msg }) => msg.includes("clock is off"));
    // The Date header has whole seconds.
    const skewSeconds = expect.closeTo(-skew / 1000, -1);
    expect(warnings).toMatchObject([{ level: 40, profile: "main", skewSeconds }]);
  });

  it("says so when its key is refused as well", async () => {
    const { simulator, endpoint, close } = await startStack();
    closers.push(close);
    const [key] = simulator.credentials;
    const bff = await startBff({
      endpoint,
      credentials: new Map([["main", { ...key, accessKeySecret: "wrong" }]]),
      overrides: { now: () => Date.now() - hour },
    });
    closers.push(bff.close);
    const problem = await problemOf(await list(bff));
    expect(problem.code).toBe("CLOCK_SKEW");
    expect(problem.detail).toContain("60 minutes behind");
    expect(simulator.requests).toHaveLength(2);
    expect((await problemOf(await list(bff))).code).toBe("CLOCK_SKEW");
    expect(simulator.requests).toHaveLength(3);
  });
});

describe("an answer beyond the cap", () => {
  it("is broken off, and names the setting", async () => {
    const { bff, upstream, will } = await startTrouble({ answerBytes: 1_000 });
    will(answerRows({ invocationId: "long", content: "x".repeat(2_000) }));
    const response = await list(bff);
    expect(response.status).toBe(502);
    const problem = await problemOf(response);
    expect(problem.code).toBe("UPSTREAM_TOO_LARGE");
    expect(problem.forOperator).toContain("UPSTREAM_MAX_ANSWER_MB");
    expect(upstream.bodies).toHaveLength(1);
  });
});
