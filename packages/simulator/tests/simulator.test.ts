import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createSimulator, wellKnown } from "../src/index.ts";
import { accessKey, bearerHeaders, open, send, signedHeaders, start } from "./client.ts";

/** Large answers take a while on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

const token = "test-token";
let now = start;
const simulator = createSimulator({
  invocations: 300,
  now: () => now,
  credentials: [accessKey],
  tokens: [token],
});
let url = "";

beforeAll(async () => {
  ({ url } = await simulator.listen());
});
afterAll(() => simulator.close());

const signed = (body: string, at = start) => send(url, body, signedHeaders(url, body, at));

async function list(parameters: object) {
  const { status, text } = await signed(JSON.stringify(parameters));
  expect(status).toBe(200);
  const { requestId, response } = JSON.parse(text);
  expect(requestId).toEqual(expect.any(String));
  const ids: string[] = response.dataSet.map((row: { invocationId: string }) => row.invocationId);
  return { ids, total: response.totalCount, rows: response.dataSet };
}

describe("a call that is let through", () => {
  it("is signed over its bytes, and answered with rows", async () => {
    const { ids, total } = await list({ pageSize: 3 });
    expect(ids).toHaveLength(3);
    expect(total).toBe(300);
  });

  it("carries a bearer token", async () => {
    expect((await send(url, "{}", bearerHeaders(token))).status).toBe(200);
  });

  it("may have a clock that is five minutes off, either way", async () => {
    for (const offset of [-300_000, 300_000]) {
      expect((await signed("{}", new Date(start.getTime() + offset))).status).toBe(200);
    }
  });

  it("is answered as JSON, with the time in Date", async () => {
    const { headers } = await signed("{}");
    expect(headers["content-type"]).toBe("application/json");
    expect(headers.date).toBe(start.toUTCString());
  });

  it("is recorded", async () => {
    const before = simulator.requests.length;
    const body = '{"pageSize":1}';
    const headers = signedHeaders(url, body);
    await send(url, body, headers);
    const record = simulator.requests[before];
    expect(simulator.requests).toHaveLength(before + 1);
    expect(record).toMatchObject({
      method: "POST",
      path: "/api/v2/zos",
      action: "DescribeCommandInvocations",
      body,
    });
    expect(record?.headers).toMatchObject(headers);
    await vi.waitFor(() => expect(record).toMatchObject({ state: "answered", status: 200 }));
  });
});

describe("a call that is refused", () => {
  const body = '{"commandIds":["cmd-1"],"pageSize":20}';

  async function refusal(...call: Parameters<typeof send>) {
    const { status, text } = await send(...call);
    const { requestId, code, message } = JSON.parse(text);
    expect(requestId).toEqual(expect.any(String));
    return { status, code, message };
  }

  it("has one byte changed, wherever it is", async () => {
    const headers = signedHeaders(url, body);
    for (let at = 0; at < body.length; at += 5) {
      const changed = body.slice(0, at) + String.fromCharCode(body.charCodeAt(at) ^ 1) + body.slice(at + 1);
      expect(await refusal(url, changed, headers)).toMatchObject({
        status: 401,
        code: "AUTHFAILURE_SIGNATURE_FAILURE",
      });
    }
  });

  it.each([
    ["another content type", { "content-type": "application/json; charset=utf-8" }],
    ["another host", { host: "console.zenlayer.com" }],
    ["another time", { "x-zc-timestamp": String(start.getTime() / 1000 + 1) }],
  ])("was signed for %s", async (_, changes) => {
    expect(await refusal(url, body, { ...signedHeaders(url, body), ...changes })).toMatchObject({
      status: 401,
      code: "AUTHFAILURE_SIGNATURE_FAILURE",
    });
  });

  it("comes from an unknown key, or with a wrong token", async () => {
    const headers = signedHeaders(url, body);
    const authorization = headers.authorization?.replace(accessKey.accessKeyId, "another-key") ?? "";
    expect(await refusal(url, body, { ...headers, authorization })).toMatchObject({ status: 401 });
    expect(await refusal(url, body, bearerHeaders("wrong"))).toMatchObject({
      status: 401,
      code: "AUTHFAILURE_INVALID_AUTHORIZATION",
    });
  });

  it.each([
    ["authorization", "Basic dGVzdA=="],
    ["x-zc-signature-method", "ZC3-HMAC-SHA512"],
    ["x-zc-timestamp", "yesterday"],
  ])("has a %s header of another kind", async (name, value) => {
    expect(await refusal(url, body, { ...signedHeaders(url, body), [name]: value })).toMatchObject({
      status: 401,
      code: "AUTHFAILURE_INVALID_AUTHORIZATION",
    });
  });

  it("has a clock that is more than five minutes off, either way", async () => {
    for (const offset of [-301_000, 301_000]) {
      const headers = signedHeaders(url, body, new Date(start.getTime() + offset));
      expect(await refusal(url, body, headers)).toMatchObject({
        status: 401,
        code: "AUTHFAILURE_SIGNATURE_EXPIRED",
      });
    }
  });

  it.each([
    ["x-zc-version", "2022-11-20", 400, "INVALID_PARAMETER_VALUE"],
    ["x-zc-service", "zec", 400, "INVALID_PARAMETER_VALUE"],
    ["content-type", "text/plain", 415, "INVALID_PARAMETER_VALUE"],
    ["x-zc-action", "RunCommand", 501, "UNSUPPORTED_OPERATION"],
  ])("names another %s: %s", async (name, value, status, code) => {
    expect(await refusal(url, body, { ...bearerHeaders(token), [name]: value })).toMatchObject({
      status,
      code,
    });
  });

  it("goes elsewhere, or with another method", async () => {
    const headers = bearerHeaders(token);
    expect(await refusal(url, body, headers, { path: "/api/v2/zec" })).toMatchObject({ status: 404 });
    expect(await refusal(url, body, headers, { method: "PUT" })).toMatchObject({ status: 405 });
  });

  it.each(["pageSize", "pageNum"])("has a bad %s, which the message names", async (name) => {
    const answer = await refusal(url, JSON.stringify({ [name]: 0 }), bearerHeaders(token));
    expect(answer).toMatchObject({ status: 400, code: "INVALID_PARAMETER_LESS_MINIMUM" });
    expect(answer.message).toContain(name);
  });
});

describe("paging", () => {
  it("cuts the list into pages without gap or overlap", async () => {
    const filter = { commandIds: [wellKnown.diskUsageCommandId] };
    const { ids, total } = await list({ ...filter, pageSize: 10_000 });
    const pageSize = Math.ceil(total / 2.5);
    const pages = await Promise.all([1, 2, 3].map((pageNum) => list({ ...filter, pageSize, pageNum })));
    expect(pages.flatMap((page) => page.ids)).toEqual(ids);
    expect(pages.map((page) => page.ids.length)).toEqual([pageSize, pageSize, total - 2 * pageSize]);
    expect(total).toBeGreaterThan(10);
  });

  it("has twenty rows a page when nothing is said", async () => {
    expect((await list({})).ids).toHaveLength(20);
  });

  it("answers a page past the end with no row and the true total", async () => {
    expect(await list({ pageSize: 100, pageNum: 4 })).toMatchObject({ ids: [], total: 300 });
    expect(await list({ pageNum: 2_000_000 })).toMatchObject({ ids: [], total: 300 });
  });
});

describe("filters", () => {
  it("narrow each other, and take the values of one field as alternatives", async () => {
    const { rows } = await list({
      commandIds: [wellKnown.diskUsageCommandId],
      invocationStatuses: ["PartialFailed", "Failed"],
    });
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row.commandId).toBe(wellKnown.diskUsageCommandId);
      expect(["PartialFailed", "Failed"]).toContain(row.invocationStatus);
    }
  });

  it("by instance keep the invocation's other instances", async () => {
    const { rows } = await list({ invocationIds: [wellKnown.mixedInvocationId] });
    const instanceIds = [rows[0].invocationInstances[7].instanceId];
    const found = await list({ instanceIds, invocationIds: [wellKnown.mixedInvocationId] });
    expect(found.rows[0].invocationInstances).toHaveLength(200);
  });

  it("take IDs with any character in them", async () => {
    expect(await list({ invocationIds: [wellKnown.oddInvocationId] })).toMatchObject({ total: 1 });
    expect(await list({ instanceIds: [wellKnown.oddInstanceId] })).toMatchObject({ total: 1 });
  });

  it("that match nothing give an empty list", async () => {
    expect(await list({ commandIds: ["no-such-command"] })).toMatchObject({ ids: [], total: 0 });
  });
});

describe("the clock", () => {
  it("brings new invocations, and finishes the running one", async () => {
    const statusNow = async () =>
      (await list({ invocationIds: [wellKnown.runningInvocationId] })).rows[0].invocationStatus;
    expect(await statusNow()).toBe("Pending");
    try {
      now = new Date(start.getTime() + 4 * 60_000);
      const body = JSON.stringify({ pageSize: 1 });
      const { text } = await signed(body, now);
      expect(JSON.parse(text).response.totalCount).toBeGreaterThan(303);
      const filter = JSON.stringify({ invocationIds: [wellKnown.runningInvocationId] });
      const later = JSON.parse((await signed(filter, now)).text);
      expect(later.response.dataSet[0].invocationStatus).toBe("PartialFailed");
    } finally {
      now = start;
    }
  });
});

describe("a large answer", () => {
  it("is written no faster than it is read, and never held whole", async () => {
    const body = JSON.stringify({ invocationIds: [wellKnown.hugeInvocationId] });
    const before = process.memoryUsage().rss;
    const response = await open(url, body, signedHeaders(url, body));
    let bytes = 0;
    let peak = 0;
    for await (const chunk of response) {
      bytes += chunk.length;
      peak = Math.max(peak, process.memoryUsage.rss());
      if (bytes > 400_000_000) break;
    }
    expect(bytes).toBeGreaterThan(400_000_000);
    expect(peak - before).toBeLessThan(200_000_000);
  });

  it("ends when its reader leaves", async () => {
    const body = JSON.stringify({ commandIds: [wellKnown.manyInstancesCommandId], pageSize: 10_000 });
    const response = await open(url, body, signedHeaders(url, body));
    await new Promise((resolve) => response.once("data", resolve));
    const record = simulator.requests.at(-1);
    expect(record?.state).toBe("open");
    response.destroy();
    await vi.waitFor(() => expect(record?.state).toBe("aborted"));
  });

  it.each([
    [wellKnown.manyLinesInvocationId, 1_000_000, 60_000_000],
    [wellKnown.longLineInvocationId, 1, 50_000_000],
  ])(
    "is JSON as any other: %s",
    async (invocationId, lineCount, length) => {
      const { rows } = await list({ invocationIds: [invocationId] });
      const [{ output }] = rows[0].invocationInstances;
      expect(output).toHaveLength(length);
      expect(output.trimEnd().split("\n")).toHaveLength(lineCount);
    },
    60_000,
  );

  it("has 10,000 invocations of 20 instances, in pages and by ID", async () => {
    const { rows, total } = await list({
      commandIds: [wellKnown.manyInvocationsCommandId],
      pageSize: 50,
      pageNum: 2,
    });
    expect(total).toBe(10_000);
    expect(rows).toHaveLength(50);
    expect(rows[0].invocationInstances).toHaveLength(20);
    expect(rows[0].invocationInstances[0].output).toHaveLength(300);
    expect((await list({ invocationIds: [rows[0].invocationId] })).rows).toEqual([rows[0]]);
    const failed = await list({
      commandIds: [wellKnown.manyInvocationsCommandId],
      invocationStatuses: ["PartialFailed"],
    });
    expect(failed.total).toBe(400);
  });
});

describe("starting", () => {
  it("makes up credentials, other ones each time", () => {
    const [first, second] = [createSimulator({ invocations: 100 }), createSimulator({ invocations: 100 })];
    expect(first.credentials[0].accessKeySecret).not.toBe(second.credentials[0].accessKeySecret);
    expect(first.tokens[0]).not.toBe(second.tokens[0]);
  });

  it("refuses a week that is too small", () => {
    expect(() => createSimulator({ invocations: 99 })).toThrow(RangeError);
    expect(() => createSimulator({ instances: 15 })).toThrow(RangeError);
  });

  it("serves 100,000 invocations when asked to", async () => {
    const large = createSimulator({ invocations: 100_000, tokens: [token], now: () => start });
    const { url: largeUrl } = await large.listen();
    const { text } = await send(largeUrl, "{}", bearerHeaders(token));
    expect(JSON.parse(text).response.totalCount).toBe(100_000);
    await large.close();
  });
});
