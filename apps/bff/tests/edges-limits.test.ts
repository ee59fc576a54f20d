import { once } from "node:events";
import { connect } from "node:net";
import { problemSchema, profilesPath, sessionPath } from "@command-history/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawRequest, sendText } from "./support/raw-request.ts";
import { expectNoSecret, expectRefusal } from "./support/refusal.ts";
import { type Stack, startBff, startStack } from "./support/stack.ts";
import { startStubUpstream, stubCredentials } from "./support/stub-upstream.ts";

const megabyte = 1_048_576;

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());

describe("a request that is too large", () => {
  it("for its address is refused before anybody reads it", async () => {
    const path = `/api/invocations?commandId=${"c".repeat(50_000)}`;
    expectRefusal(stack, await rawRequest(stack.url, { path }), "URL_TOO_LONG");
  });

  it.each([
    [
      "an address",
      `GET /api/invocations?commandId=${"c".repeat(megabyte)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
    ],
    [
      "a header",
      `GET ${sessionPath} HTTP/1.1\r\nHost: localhost\r\nX-Filler: ${"h".repeat(megabyte)}\r\n\r\n`,
    ],
    [
      "a cookie",
      `GET ${sessionPath} HTTP/1.1\r\nHost: localhost\r\nCookie: s=${"c".repeat(megabyte)}\r\n\r\n`,
    ],
    [
      "headers together",
      `GET ${sessionPath} HTTP/1.1\r\nHost: localhost\r\n${"X-A: 1\r\n".repeat(20_000)}\r\n`,
    ],
  ])("by %s of 1 MB is cut off, and told why", async (_what, text) => {
    const answer = await sendText(stack.url, text);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(answer).toContain("Cache-Control: no-store");
    const problem = problemSchema.parse(JSON.parse(answer.slice(answer.indexOf("\r\n\r\n"))));
    expect(problem).toMatchObject({ code: "HEADERS_TOO_LARGE", status: 431 });
    expect(stack.log.find(({ requestId }) => requestId === problem.requestId)).toMatchObject({
      code: "HEADERS_TOO_LARGE",
    });
    expect(stack.simulator.requests).toEqual([]);
  });

  it.each(["/api/csp-reports", "/api/invocations", "/auth/sign-out", "/"])(
    "by a body of 1 MB is refused unread: %s",
    async (path) => {
      const answer = await rawRequest(stack.url, {
        method: "POST",
        path,
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify("b".repeat(megabyte)),
      });
      expectRefusal(stack, answer, "BODY_TOO_LARGE");
    },
  );

  it("by a body that does not tell its length is refused where it is read", async () => {
    const answer = await rawRequest(stack.url, {
      method: "POST",
      path: "/api/csp-reports",
      headers: { "Content-Type": "application/csp-report", "Transfer-Encoding": "chunked" },
      body: JSON.stringify("b".repeat(50_000)),
    });
    expectRefusal(stack, answer, "BODY_TOO_LARGE");
  });
});

describe("a query string", () => {
  it("of 10,000 parameters is refused, naming the limit", async () => {
    const path = `/api/invocations?${"&a=1".repeat(10_000).slice(1)}`;
    const answer = await rawRequest(stack.url, { path });
    expectRefusal(stack, answer, "INVALID_PARAMETER");
    expect(answer.body).toContain("At most 820 parameters");
  });

  it.each([
    ["a parameter twice that is taken once", "page=1&page=2", "page"],
    ["the profile twice", "profile=main&profile=main", "profile"],
    ["a nested name", "status[a][b]=Failed", "status[a][b]"],
    ["a list by brackets", "status[]=Failed", "status[]"],
    ["a dotted name", "status.ne=Failed", "status.ne"],
    ["__proto__", "__proto__=x", "__proto__"],
    ["a name below __proto__", "__proto__[isAdmin]=true", "__proto__[isAdmin]"],
    ["constructor", "constructor[prototype][a]=b", "constructor[prototype][a]"],
    ["an encoded name", "%5F%5Fproto%5F%5F=x", "__proto__"],
  ])("with %s is refused, naming it", async (_what, query, parameter) => {
    const answer = await rawRequest(stack.url, { path: `/api/invocations?${query}` });
    expectRefusal(stack, answer, "INVALID_PARAMETER");
    expect(JSON.parse(answer.body)).toMatchObject({ parameter });
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain("isAdmin");
  });
});

describe("a request that is none", () => {
  it.each([
    ["no HTTP at all", "\x16\x03\x01\x02\x00\x01\x00\r\n\r\n"],
    ["a line break in a header's name", "GET / HTTP/1.1\r\nHost: localhost\r\nX\nY: 1\r\n\r\n"],
    [
      "a bare carriage return in a header",
      "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\rSet-Cookie: b=c\r\n\r\n",
    ],
    ["a NUL in a header", "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n"],
    ["two lengths", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"],
    [
      "a length beside chunks",
      "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
    [
      "chunks that are none",
      "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked, identity\r\n\r\nabc\r\n",
    ],
    ["a space in the path", "GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n"],
  ])("is answered once, and the connection closed: %s", async (_what, text) => {
    const answer = await sendText(stack.url, text);
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('"code":"MALFORMED_REQUEST"');
    expect(answer).not.toMatch(/set-cookie/i);
  });

  it.each([
    ["the headers", `GET ${profilesPath} HTTP/1.1\r\nHost: localhost\r\nX-Slow: `],
    [
      "the body",
      "POST /api/csp-reports HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/csp-report\r\nContent-Length: 10\r\n\r\n{",
    ],
  ])("ends when %s do not arrive in time", async (_what, text) => {
    const hasty = await startStack({ bff: { timeouts: { headers: 200, whole: 300, checkEvery: 50 } } });
    const answer = await sendText(hasty.url, text);
    await hasty.close();
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('"code":"REQUEST_TIMEOUT"');
  });

  it("is not answered into an answer that is under way", async () => {
    const upstream = await startStubUpstream((res) => {
      res.writeHead(200, { "content-type": "application/json" });
      res.write('{"response":{"dataSet":[{"invocationId":"inv-1","invocationInstances":[]},');
    });
    const bff = await startBff({ endpoint: upstream.url, credentials: stubCredentials });
    const { hostname, port } = new URL(bff.url);
    const socket = connect(Number(port), hostname).setEncoding("utf8");
    let received = "";
    socket
      .on("error", () => undefined)
      .on("data", (chunk: string) => {
        received += chunk;
        if (received.includes("inv-1")) socket.write("no request\r\n\r\n");
      });
    socket.write("GET /api/invocations HTTP/1.1\r\nHost: localhost\r\n\r\n");
    await once(socket, "close");
    expect(received.match(/HTTP\/1\.1 /g)).toEqual(["HTTP/1.1 "]);
    expect(received).not.toContain("MALFORMED_REQUEST");
    await bff.close();
    await upstream.close();
  });

  it("may be a path that cannot be decoded", async () => {
    const answer = await rawRequest(stack.url, { path: "/api/invocations/%E0%A4%A" });
    expectRefusal(stack, answer, "INVALID_PARAMETER");
  });

  it("leaves the server as it was", async () => {
    const answer = await rawRequest(stack.url, { path: sessionPath });
    expect(answer.status).toBe(200);
    expectNoSecret(stack, answer);
  });
});
