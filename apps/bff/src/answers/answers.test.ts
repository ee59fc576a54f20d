import { once } from "node:events";
import { createServer } from "node:http";
import { staleHeader } from "@command-history/contract";
import express from "express";
import { afterEach, expect, test } from "vitest";
import { createRequestLog } from "../http/request-log.ts";
import { createLogger } from "../logger.ts";
import type { AnswerSource } from "./answer.ts";
import { createAnswers } from "./answers.ts";
import { brotliCoding, type Coding, gzipCoding } from "./coding.ts";
import { createMemoryStore } from "./memory-store.ts";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** Gives every request, over real HTTP, the answer that `make` makes, as it comes. Where that fails the upstream is unwell. */
async function serve(make: () => Promise<AnswerSource>, coding: Coding = gzipCoding) {
  const answers = createAnswers<string>({
    store: createMemoryStore(1024 * 1024, Date.now),
    coding,
    freshMs: 0,
    keyOf: (subject) => subject,
    unwellCode: () => "UPSTREAM_UNAVAILABLE",
    metrics: { flightShared() {}, answerFromMemory() {}, answerNotModified() {} },
    now: Date.now,
  });
  let finals = 0;
  const app = express();
  app.use(createRequestLog(createLogger("silent")));
  app.get("/", async (req, res) => {
    await answers.send(req, res, {
      subject: "the same",
      sendsAsItComes: true,
      onFinal: () => {
        finals += 1;
      },
      make,
    });
  });
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  closers.push(() => server.close());
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const get = (takes = "gzip", method = "GET") =>
    fetch(`http://127.0.0.1:${port}/`, { method, headers: { "accept-encoding": takes } });
  return { get, finals: () => finals };
}

test("an answer that can never change is told of when it is made, though it was sent as it came, and from memory", async () => {
  let goOn = () => {};
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  async function* text(): AnswerSource["text"] {
    yield "first ";
    await gate;
    yield "last";
    return { etag: '"1"', keepMs: 60_000, isFinal: true };
  }
  const { get, finals } = await serve(async () => ({ headers: {}, text: text() }));
  const response = await get();
  expect(response.headers.has("etag")).toBe(false);
  expect(finals()).toBe(0);
  goOn();
  expect(await response.text()).toBe("first last");
  expect(finals()).toBe(1);
  const again = await get();
  expect(again.headers.get("etag")).toBe('"1"');
  expect(await again.text()).toBe("first last");
  expect(finals()).toBe(2);
});

test.each([
  [gzipCoding, "gzip, deflate, br", "gzip"],
  [gzipCoding, "br", null],
  [gzipCoding, "identity, gzip;q=0.5", null],
  [brotliCoding, "gzip, deflate, br", "br"],
  [brotliCoding, "gzip", null],
  [brotliCoding, "br;q=0, identity", null],
])(
  "where $name is used, one who takes %s gets the same, as it comes and from memory",
  async (coding, takes, sentAs) => {
    const lines = Array.from({ length: 2000 }, (_, at) => `line ${at} of täxt\n`);
    async function* text(): AnswerSource["text"] {
      for (const line of lines) yield line;
      yield new TextEncoder().encode("bytes");
      return { etag: '"1"', keepMs: 60_000, isFinal: true };
    }
    const { get } = await serve(async () => ({ headers: {}, text: text() }), coding);
    for (const etag of [null, sentAs === null ? '"1"' : `"1.${sentAs}"`]) {
      const response = await get(takes);
      expect(response.headers.get("content-encoding")).toBe(sentAs);
      expect(response.headers.get("etag")).toBe(etag);
      expect(response.headers.get("vary")).toBe("Accept-Encoding");
      expect(await response.text()).toBe(`${lines.join("")}bytes`);
    }
  },
);

test.each([
  ["short", "old\n"],
  ["long", "old\n".repeat(1000)],
])("an old answer that is %s can be read where a new one broke off before its first text", async (_, old) => {
  let asked = 0;
  async function* text(): AnswerSource["text"] {
    asked += 1;
    if (asked > 1) throw new Error("broke off");
    yield old;
    return { etag: '"1"', keepMs: 60_000, isFinal: false };
  }
  const { get } = await serve(async () => ({ headers: {}, text: text() }));
  expect(await (await get()).text()).toBe(old);
  const again = await get();
  expect(again.headers.get(staleHeader)).toBe("UPSTREAM_UNAVAILABLE");
  expect(await again.text()).toBe(old);
});

test.each([
  ["gzip", "gzip"],
  ["identity", null],
])("the head of an answer says what its text has for one who takes %s, without it", async (takes, sentAs) => {
  async function* text(): AnswerSource["text"] {
    yield "line\n".repeat(1000);
    return { etag: '"1"', keepMs: 60_000, isFinal: true };
  }
  const { get } = await serve(async () => ({ headers: { "Content-Type": "text/plain" }, text: text() }));
  for (let asked = 0; asked < 2; asked++) {
    const head = await get(takes, "HEAD");
    expect(head.headers.get("content-encoding")).toBe(sentAs);
    expect(head.headers.get("content-type")).toBe("text/plain");
    if (sentAs === null) expect(head.headers.get("content-length")).toBe("5000");
    else expect(Number(head.headers.get("content-length"))).toBeLessThan(100);
    expect(await head.text()).toBe("");
  }
});
