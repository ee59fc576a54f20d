import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createSimulator, faultNames } from "../src/index.ts";
import { bearerHeaders, open, send, start } from "./client.ts";

/** A page with a log of 5 MB takes a while on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

const token = "test-token";
const simulator = createSimulator({ invocations: 100, now: () => start, tokens: [token] });
let url = "";

beforeAll(async () => {
  ({ url } = await simulator.listen());
});
afterAll(() => simulator.close());

const call = (name: string) => [url, JSON.stringify({ commandIds: [name] }), bearerHeaders(token)] as const;
const answerOf = (name: string) => send(...call(name));
const responseOf = async (name: string) => JSON.parse((await answerOf(name)).text).response;

describe("a named fault", () => {
  it.each([
    ["fault-rate-limit", 429, "REQUEST_LIMIT_EXCEEDED", { "retry-after": "7" }],
    ["fault-auth", 401, "AUTHFAILURE_SIGNATURE_FAILURE", { date: start.toUTCString() }],
    ["fault-clock", 401, "AUTHFAILURE_SIGNATURE_FAILURE", { date: "Thu, 20 Nov 2025 10:30:00 GMT" }],
    ["fault-500", 500, "INTERNAL_SERVER_ERROR", {}],
    ["fault-error-200", 200, "INTERNAL_SERVER_ERROR", {}],
  ])("answers with an error: %s", async (name, status, code, headers) => {
    const answer = await answerOf(name);
    expect(answer).toMatchObject({ status, headers });
    expect(JSON.parse(answer.text)).toEqual({
      requestId: expect.any(String),
      code,
      message: expect.any(String),
    });
  });

  it("may leave out when to try again", async () => {
    const { status, headers } = await answerOf("fault-rate-limit-bare");
    expect(status).toBe(429);
    expect(headers).not.toHaveProperty("retry-after");
  });

  it.each([
    ["fault-challenge", 403, { "cf-mitigated": "challenge" }],
    ["fault-451", 451, {}],
    ["fault-html", 200, {}],
    ["fault-502-html", 502, {}],
  ])("answers with a page: %s", async (name, status, headers) => {
    const answer = await answerOf(name);
    expect(answer).toMatchObject({ status, headers });
    expect(answer.headers["content-type"]).toMatch(/^text\/html/);
    expect(answer.text).toMatch(/^<!doctype html>/);
  });

  it("may end in the middle of the third row", async () => {
    const { status, text } = await answerOf("fault-truncated");
    expect(status).toBe(200);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(text.match(/fault-truncated-row-\d/g)).toEqual([
      "fault-truncated-row-1",
      "fault-truncated-row-2",
      "fault-truncated-row-3",
    ]);
    expect(text).not.toContain("totalCount");
  });

  it("may cut the connection after some rows", async () => {
    const response = await open(...call("fault-reset"));
    let text = "";
    const reading = async () => {
      for await (const chunk of response) text += chunk;
    };
    await expect(reading()).rejects.toThrow("aborted");
    expect(text).toContain("fault-reset-row-2");
  });

  it("may fall silent after some rows", async () => {
    const response = await open(...call("fault-stall"));
    const text: string = await new Promise((resolve) =>
      response.once("data", (chunk) => resolve(String(chunk))),
    );
    expect(text).toContain("fault-stall-row-2");
    expect(response.complete).toBe(false);
    expect(simulator.requests.at(-1)?.state).toBe("open");
    response.destroy();
  });

  it("may never answer, and does not keep the simulator from closing", async () => {
    const other = createSimulator({ invocations: 100, tokens: [token] });
    const { url: otherUrl } = await other.listen();
    const hanging = open(otherUrl, call("fault-hang")[1], bearerHeaders(token)).catch(
      (error: Error) => error.message,
    );
    await vi.waitFor(() => expect(other.requests[0]?.body).toBeDefined());
    expect(other.requests[0]?.status).toBeUndefined();
    await other.close();
    expect(await hanging).toBe("socket hang up");
  });

  it("may count wrongly, or not at all", async () => {
    expect(await responseOf("fault-total-zero")).toMatchObject({ dataSet: { length: 6 }, totalCount: 0 });
    expect(await responseOf("fault-total-missing")).not.toHaveProperty("totalCount");
    expect(Object.keys(await responseOf("fault-total-first"))).toEqual([
      "requestId",
      "totalCount",
      "dataSet",
    ]);
    expect(await responseOf("fault-dataset-null")).toMatchObject({ dataSet: null, totalCount: 0 });
  });

  it("may leave out fields, which the invocation's own ID brings back", async () => {
    const { dataSet } = await responseOf("fault-no-output");
    expect(dataSet[0].invocationInstances[0]).not.toHaveProperty("output");
    expect((await responseOf("fault-no-instances")).dataSet[0]).not.toHaveProperty("invocationInstances");
    const body = JSON.stringify({ invocationIds: [dataSet[0].invocationId] });
    const { text } = await send(url, body, bearerHeaders(token));
    expect(JSON.parse(text).response.dataSet[0].invocationInstances[0].output).toContain("load average");
  });

  it("may have rows of any kind around a sound one", async () => {
    const { dataSet } = await responseOf("fault-broken-rows");
    expect(dataSet).toHaveLength(10);
    expect(dataSet[0]).toMatchObject({ timeout: "30", createTime: 1760711485 });
    expect(dataSet[1]).toMatchObject({ invocationStatus: "Cancelled", labels: { team: "edge" } });
    expect(dataSet[3]).toMatchObject({
      invocationId: "fault-broken-rows-row-4",
      invocationStatus: "PartialFailed",
    });
    expect(dataSet.slice(6)).toEqual([null, "row", [], {}]);
  });

  it("happens for an invocation of its name too", async () => {
    const body = JSON.stringify({ invocationIds: ["fault-500"] });
    expect((await send(url, body, bearerHeaders(token))).status).toBe(500);
  });

  it("is nothing that ordinary data would ever name", async () => {
    const { text } = await send(url, JSON.stringify({ pageSize: 10_000 }), bearerHeaders(token));
    expect(faultNames.length).toBeGreaterThan(15);
    expect(faultNames.filter((name) => text.includes(name))).toEqual([]);
  });
});
