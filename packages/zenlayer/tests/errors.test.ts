import type { RequestListener } from "node:http";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import {
  ApiError,
  BadResponseError,
  BlockedError,
  NetworkError,
  TimeoutError,
  TooLargeError,
  type ZenlayerClientOptions,
  ZenlayerError,
} from "../src/index.ts";
import {
  accessKey,
  failure,
  freeHost,
  sendJson,
  startClient,
  startSocketServer,
  startUpstream,
} from "./support/upstream.ts";

async function failureOf(listener: RequestListener, options?: Partial<ZenlayerClientOptions>) {
  const { endpoint } = await startUpstream(listener);
  return failure(startClient(endpoint, options));
}

function answering(status: number, headers: Record<string, string>, body: string): RequestListener {
  return (_, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
}

function expectError<T extends ZenlayerError>(
  error: unknown,
  type: abstract new (...parts: never[]) => T,
  fields: object,
): void {
  expect(error).toBeInstanceOf(type);
  expect(error).toBeInstanceOf(ZenlayerError);
  expect(error).toMatchObject(fields);
}

describe("an API error", () => {
  it("has the upstream's code, message, request ID and clock", async () => {
    const error = await failureOf((_, response) =>
      sendJson(
        response,
        401,
        { requestId: "req-9", code: "AUTHFAILURE_SIGNATURE_FAILURE", message: "signature mismatch" },
        { date: "Fri, 17 Oct 2025 14:31:25 GMT" },
      ),
    );
    expectError(error, ApiError, {
      status: 401,
      code: "AUTHFAILURE_SIGNATURE_FAILURE",
      message: "signature mismatch",
      requestId: "req-9",
      retryAfterSeconds: null,
      serverTime: new Date("2025-10-17T14:31:25Z"),
    });
  });

  it("says how long to wait, given in seconds or as a time", async () => {
    const limited = { requestId: "r", code: "REQUEST_LIMIT_EXCEEDED", message: "slow down" };
    const seconds = await failureOf((_, response) =>
      sendJson(response, 429, limited, { "retry-after": "7" }),
    );
    expectError(seconds, ApiError, { status: 429, code: "REQUEST_LIMIT_EXCEEDED", retryAfterSeconds: 7 });
    const time = await failureOf((_, response) =>
      sendJson(response, 429, limited, {
        date: "Fri, 17 Oct 2025 14:31:25 GMT",
        "retry-after": "Fri, 17 Oct 2025 14:31:55 GMT",
      }),
    );
    expectError(time, ApiError, { retryAfterSeconds: 30 });
  });

  it("is told from the envelope when the status is 200", async () => {
    const error = await failureOf((_, response) =>
      sendJson(response, 200, { code: "INVALID", message: "no" }),
    );
    expectError(error, ApiError, { status: 200, code: "INVALID", message: "no", requestId: null });
  });

  it("needs no envelope", async () => {
    const error = await failureOf(answering(502, { "content-type": "text/html" }, "<h1>Bad Gateway</h1>"));
    expectError(error, ApiError, { status: 502, code: null, message: "HTTP 502 without an explanation" });
  });

  it("keeps the status when its body breaks off, and reads no more than a start of it", async () => {
    const broken = await failureOf((_, response) => {
      response.writeHead(500, { "content-length": "100" });
      response.write('{"code":', () => response.destroy());
    });
    expectError(broken, ApiError, { status: 500, code: null });
    const endless = await failureOf((_, response) => {
      response.writeHead(500);
      const more = () => response.write("x".repeat(16_384), (failed) => failed || more());
      more();
    });
    expectError(endless, ApiError, { status: 500, code: null });
  });
});

describe("a blocked call", () => {
  it("is told from a refused one", async () => {
    const challenge = { "cf-mitigated": "challenge", "content-type": "text/html" };
    const page = "<html>Just a moment</html>";
    expectError(await failureOf(answering(403, challenge, page)), BlockedError, {
      status: 403,
      by: "challenge",
    });
    expectError(await failureOf(answering(451, {}, "")), BlockedError, { status: 451, by: "policy" });
    expectError(await failureOf(answering(403, {}, '{"code":"FORBIDDEN","message":"no"}')), ApiError, {
      code: "FORBIDDEN",
    });
  });
});

describe("a bad answer", () => {
  const json = { "content-type": "application/json" };

  it.each([
    ["an HTML page", 200, { "content-type": "Text/HTML; charset=utf-8" }, "<html></html>", "html"],
    ["no JSON", 200, json, "upstream connect error", "not-json"],
    ["an HTML page called JSON", 200, json, "<html></html>", "not-json"],
    ["JSON with something after it", 200, json, '{"response":{"dataSet":[]}}}', "not-json"],
    ["nothing at all", 200, json, "", "truncated"],
    ["half an answer", 200, json, '{"response":{"dataSet":[{"invocationId":"a"', "truncated"],
    ["no list", 200, json, "{}", "wrong-shape"],
    ["an array", 200, json, "[]", "wrong-shape"],
    ["an answer that is text", 200, json, '{"response":"ok"}', "wrong-shape"],
    ["a list that is an object", 200, json, '{"response":{"dataSet":{}}}', "wrong-shape"],
    ["the list twice", 200, json, '{"response":{"dataSet":[1],"dataSet":[]}}', "wrong-shape"],
    ["a bottomless list", 200, json, "[".repeat(600), "wrong-shape"],
    ["a redirect", 302, { location: "/login" }, "", "redirect"],
    ["no content", 204, {}, "", "unexpected-status"],
    ["an encoding not asked for", 200, { ...json, "content-encoding": "gzip" }, "x", "encoded"],
  ])("is %s", async (_, status, headers, body, reason) => {
    const error = await failureOf(answering(status, headers, body));
    expectError(error, BadResponseError, { reason });
  });

  it("is what is not HTTP", async () => {
    const { host } = await startSocketServer((socket) =>
      socket.once("data", () => socket.end("SSH-2.0-x\r\n\r\n")),
    );
    expectError(await failure(startClient(`http://${host}`)), BadResponseError, { reason: "not-http" });
  });

  it("follows no redirect", async () => {
    let requests = 0;
    await failureOf((_, response) => {
      requests += 1;
      response.writeHead(307, { location: "/api/v2/zos" }).end();
    });
    expect(requests).toBe(1);
  });
});

describe("too large an answer", () => {
  const row = JSON.stringify({ invocationId: "x".repeat(500) });
  const page = `{"response":{"dataSet":[${row},${row}]}}`;

  it("is stopped at the limit, for all of it and for one row", async () => {
    const whole = await failureOf(answering(200, {}, page), { limits: { answerBytes: 1000 } });
    expectError(whole, TooLargeError, { part: "answer", limitBytes: 1000 });
    const single = await failureOf(answering(200, {}, page), { limits: { rowBytes: 400 } });
    expectError(single, TooLargeError, { part: "row", limitBytes: 400 });
  });
});

describe("a timeout", () => {
  it("is of the connection, when it is never made", async () => {
    const { host } = await startSocketServer(() => undefined);
    const error = await failure(startClient(`https://${host}`, { timeouts: { connect: 50 } }));
    expectError(error, TimeoutError, { phase: "connect" });
  });

  it("is of the headers, when no answer begins", async () => {
    const error = await failureOf(() => undefined, { timeouts: { headers: 50 } });
    expectError(error, TimeoutError, { phase: "headers" });
  });

  it("is of the body, when it falls silent", async () => {
    const error = await failureOf((_, response) => response.write('{"response":'), {
      timeouts: { body: 50 },
    });
    expectError(error, TimeoutError, { phase: "body" });
  });

  it.each([
    ["an answer that never begins", () => undefined],
    ["a body that never ends", (_: unknown, response: { write(text: string): void }) => response.write("{")],
  ] satisfies [string, RequestListener][])("is of the whole call: %s", async (_, listener) => {
    expectError(await failureOf(listener, { timeouts: { total: 50 } }), TimeoutError, { phase: "total" });
  });

  it("is of the whole call while no connection is made", async () => {
    const { host } = await startSocketServer(() => undefined);
    const error = await failure(startClient(`https://${host}`, { timeouts: { connect: 500, total: 50 } }));
    expectError(error, TimeoutError, { phase: "total" });
  });
});

describe("a network error", () => {
  it("is a refused connection", async () => {
    const { host } = await startSocketServer((socket) => socket.destroy());
    expectError(await failure(startClient(`http://${host}`)), NetworkError, { code: "UND_ERR_SOCKET" });
    const error = await failure(startClient(`http://${await freeHost()}`));
    expectError(error, NetworkError, { code: "ECONNREFUSED" });
  });

  it("is an answer that breaks off", async () => {
    const error = await failureOf((_, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write('{"response":{"dataSet":[', () => response.destroy());
    });
    expectError(error, NetworkError, {});
  });
});

describe("a secret", () => {
  it.each([
    ["the access key's", accessKey, accessKey.accessKeySecret],
    ["the token", { token: "canary-4f2a-token" }, "canary-4f2a-token"],
  ])("is in no error: %s", async (_, credentials, canary) => {
    const echo: RequestListener = (request, response) => {
      const quoted = `${request.headers.authorization} ${canary}`;
      sendJson(response, 400, { code: quoted, message: quoted, requestId: quoted });
    };
    const silent = await startSocketServer((socket) => socket.destroy());
    const errors = [
      await failureOf(echo, { credentials }),
      await failureOf(answering(200, {}, `{"a":"${canary}"`), { credentials }),
      await failureOf(answering(200, {}, `${canary}`), { credentials }),
      await failureOf(answering(500, {}, canary), { credentials }),
      await failureOf(() => undefined, { credentials, timeouts: { headers: 50 } }),
      await failure(startClient(`http://${silent.host}`, { credentials })),
    ];
    for (const error of errors) {
      expect(error).toBeInstanceOf(ZenlayerError);
      const everything =
        inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true }) + JSON.stringify(error);
      expect(everything).not.toContain(canary);
    }
    expect(errors[0]).toMatchObject({ message: expect.stringContaining("[redacted]") });
  });
});
