import { describe, expect, it } from "vitest";
import { sign } from "../src/sign.ts";
import {
  accessKey,
  allEvents,
  bodyOf,
  emptyAnswer,
  sendJson,
  startClient,
  startUpstream,
} from "./support/upstream.ts";

/** What HTTP/1.1 itself adds, on top of what the API documents. */
const transportHeaders = ["connection", "content-length"];

async function startRecorder() {
  const requests: { line: string; headers: [string, string][]; body: string }[] = [];
  const upstream = await startUpstream(async (request, response) => {
    const headers = request.rawHeaders.flatMap((name, index): [string, string][] =>
      index % 2 === 0 ? [[name, request.rawHeaders[index + 1] ?? ""]] : [],
    );
    requests.push({ line: `${request.method} ${request.url}`, headers, body: await bodyOf(request) });
    sendJson(response, 200, emptyAnswer);
  });
  return { ...upstream, requests };
}

describe("the request on the wire", () => {
  it("carries exactly the documented headers, signed with the access key", async () => {
    const { endpoint, requests } = await startRecorder();
    const host = new URL(endpoint).host;
    await allEvents(startClient(endpoint, { now: () => 1_760_711_485_999 }));
    const [request] = requests;
    const own = request?.headers.filter(([name]) => !transportHeaders.includes(name.toLowerCase()));
    const parts = { contentType: "application/json", host, body: new TextEncoder().encode(request?.body) };
    const { Authorization } = sign(parts, accessKey, 1_760_711_485);
    expect(request?.line).toBe("POST /api/v2/zos");
    expect(own?.toSorted()).toEqual([
      ["Authorization", Authorization],
      ["Content-Type", "application/json"],
      ["X-ZC-Action", "DescribeCommandInvocations"],
      ["X-ZC-Service", "zos"],
      ["X-ZC-Signature-Method", "ZC2-HMAC-SHA256"],
      ["X-ZC-Timestamp", "1760711485"],
      ["X-ZC-Version", "2025-10-10"],
      ["host", host],
    ]);
  });

  it("carries a bearer token without timestamp and signature method", async () => {
    const { endpoint, requests } = await startRecorder();
    await allEvents(startClient(endpoint, { credentials: { token: "tok-1" } }));
    const names = requests[0]?.headers
      .map(([name]) => name)
      .filter((name) => !transportHeaders.includes(name));
    expect(names?.toSorted()).toEqual([
      "Authorization",
      "Content-Type",
      "X-ZC-Action",
      "X-ZC-Service",
      "X-ZC-Version",
      "host",
    ]);
    expect(requests[0]?.headers).toContainEqual(["Authorization", "Bearer tok-1"]);
  });

  it("asks for what the filter says and leaves out what does not narrow", async () => {
    const { endpoint, requests } = await startRecorder();
    const client = startClient(endpoint);
    const filters = [
      {},
      { commandIds: [], invocationIds: undefined },
      {
        commandIds: ["a/b", "磁"],
        invocationIds: ["i"],
        instanceIds: ["\ud800"],
        invocationStatuses: ["Failed", "New"],
        pageSize: 10_000,
        pageNum: 3,
      },
    ];
    for (const filter of filters) {
      for await (const _ of client.describeCommandInvocations(filter));
    }
    expect(requests.map(({ body }) => JSON.parse(body))).toEqual([{}, {}, filters[2]]);
  });

  it("is not sent before the first event is asked for", async () => {
    const { endpoint, requests } = await startRecorder();
    const client = startClient(endpoint);
    client.describeCommandInvocations({});
    await allEvents(client);
    expect(requests).toHaveLength(1);
  });
});
