import { gzipSync } from "node:zlib";
import {
  type Behaviour,
  behaviours,
  headText,
  jsonType,
  pageEnd,
  pageStart,
  pageText,
} from "@command-history/simulator";
import { describe, expect, it } from "vitest";
import {
  callsToEnd,
  expectBrokenPage,
  type FaultyStack,
  headOf,
  openHead,
  pageAt,
  problemAt,
  row,
  rowAndHalf,
  useFaultyStacks,
} from "./support/faulty-stack.ts";

const start = useFaultyStacks();

const whole = pageText([row("first")]);

async function stackWith(...script: [Behaviour, ...Behaviour[]]): Promise<FaultyStack> {
  const stack = await start();
  stack.upstream.behave(...script);
  return stack;
}

describe("a connection that breaks before the first row is tried up to twice more", () => {
  it.each([
    ["with a reset in place of an answer", behaviours.reset],
    ["without a byte", behaviours.bytes("")],
    ["with a reset in the head", behaviours.cutOff("HTTP/1.1 200 OK\r\nConten")],
    ["with a reset before the first row", behaviours.cutOff(headOf(500) + pageStart)],
    ["at the end of an answer that is shorter than its length", behaviours.bytes(headOf(500) + pageText([]))],
  ])("%s", async (_fault, behaviour) => {
    const stack = await stackWith(behaviour);
    expect(await problemAt(stack)).toMatchObject({ status: 503, code: "UPSTREAM_UNAVAILABLE" });
    expect(stack.upstream.calls).toHaveLength(3);
    await callsToEnd(stack);
    stack.upstream.behave(behaviour, behaviours.page([row("first")]));
    expect((await pageAt(stack)).items).toHaveLength(1);
    expect(stack.upstream.calls).toHaveLength(5);
  });
});

describe("an answer that breaks off after a row shows that row and says why, and is not asked for again", () => {
  it.each([
    [
      "by a reset",
      behaviours.cutOff(headOf(500) + rowAndHalf),
      "UPSTREAM_UNAVAILABLE",
      "connection was cut off",
    ],
    ["by its end", behaviours.bytes(openHead + rowAndHalf), "UPSTREAM_BAD_RESPONSE", "before it is complete"],
    [
      "by a Content-Length that is too long",
      behaviours.bytes(headOf(whole.length + 10) + whole),
      "UPSTREAM_UNAVAILABLE",
      "connection was cut off",
    ],
    [
      "by a Content-Length that is too short",
      behaviours.bytes(headOf(whole.length - 5) + whole),
      "UPSTREAM_BAD_RESPONSE",
      "before it is complete",
    ],
    [
      "by a chunk whose size is none",
      behaviours.bytes(
        `${headText(200, { ...jsonType, "Transfer-Encoding": "chunked" })}${(whole.length - 5).toString(16)}\r\n${whole.slice(0, -5)}\r\nXYZ\r\n`,
      ),
      "UPSTREAM_BAD_RESPONSE",
      "not HTTP",
    ],
    [
      "by what is no JSON",
      behaviours.answer(`${pageStart}${JSON.stringify(row("first"))}}}}`),
      "UPSTREAM_BAD_RESPONSE",
      "not JSON",
    ],
    [
      "by a second list of rows",
      behaviours.answer(`${pageStart}${JSON.stringify(row("first"))}],"dataSet":[]}}`),
      "UPSTREAM_BAD_RESPONSE",
      "twice",
    ],
  ] as const)("%s", async (_fault, behaviour, code, detail) => {
    const stack = await stackWith(behaviour, behaviours.page([row("second")]));
    await expectBrokenPage(stack, code, detail);
    expect(stack.upstream.calls).toHaveLength(1);
    expect((await pageAt(stack)).items).toMatchObject([{ invocationId: "second" }]);
  });

  it("by a second answer that nobody asked for, which no other call is given", async () => {
    const poison = pageText([row("poison")]);
    const stack = await stackWith(
      behaviours.stall(headOf(whole.length) + whole + headOf(poison.length) + poison),
      behaviours.page([row("second")]),
    );
    expect((await pageAt(stack)).items).toMatchObject([{ invocationId: "first" }]);
    expect((await pageAt(stack)).items).toMatchObject([{ invocationId: "second" }]);
    expect(stack.upstream.calls.map(({ connection }) => connection)).toEqual([1, 2]);
  });
});

describe("an answer that is not the API's is a problem of its own, and is not asked for again", () => {
  it.each([
    ["empty", behaviours.answer(""), "before it is complete"],
    ["malformed", behaviours.answer('{"response": oops}'), "not JSON"],
    ["JSON of another shape: a list", behaviours.answer("[]"), "no list of invocations"],
    ["JSON of another shape: null", behaviours.answer("null"), "no list of invocations"],
    [
      "JSON of another shape: rows that are no list",
      behaviours.answer('{"response":{"dataSet":{}}}'),
      "no list",
    ],
    ["JSON that is nested without end", behaviours.answer('{"a":'.repeat(5_000)), "levels"],
    ["HTML", behaviours.answer("<h1>Maintenance</h1>", 200, { "Content-Type": "text/html" }), "HTML"],
    ["no HTTP", behaviours.bytes("220 mail.example.com ESMTP\r\n"), "not HTTP"],
    [
      "a head without end",
      behaviours.endless("HTTP/1.1 200 OK\r\n", ["X: y\r\n".repeat(1_000)]),
      "headers are too long",
    ],
    ["compressed, which was not asked for", gzipped(whole), "encoding that was not asked for"],
    ["a redirect", behaviours.answer("", 302, { Location: "http://127.0.0.1:9/" }), "redirect"],
    ["without content", behaviours.bytes(headText(204, {})), "HTTP 204"],
  ])("%s", async (_fault, behaviour, detail) => {
    const stack = await stackWith(behaviour);
    const problem = await problemAt(stack);
    expect(problem).toMatchObject({ status: 502, code: "UPSTREAM_BAD_RESPONSE" });
    expect(problem.detail).toContain(detail);
    expect(stack.upstream.calls).toHaveLength(1);
    stack.upstream.behave(behaviours.page([row("first")]));
    expect((await pageAt(stack)).items).toHaveLength(1);
  });

  it("but for an end that only the connection tells, as HTTP/1.0 has it", async () => {
    const stack = await stackWith(
      behaviours.bytes(`${openHead}${pageStart}${JSON.stringify(row("first"))}${pageEnd(1)}`),
    );
    expect(await pageAt(stack)).toMatchObject({ items: [{ invocationId: "first" }], total: 1 });
  });
});

function gzipped(body: string): Behaviour {
  return behaviours.answer(gzipSync(body), 200, { ...jsonType, "Content-Encoding": "gzip" });
}
