import { gzipSync } from "node:zlib";
import { behaviours, headText, jsonType, pageStart } from "@command-history/simulator";
import { describe, expect, it } from "vitest";
import { callsToEnd, openHead, pageAt, problemAt, row, useFaultyStacks } from "./support/faulty-stack.ts";

const start = useFaultyStacks();

const megabyte = 1024 ** 2;
const rowText = JSON.stringify(row("r", { content: "x".repeat(10_000) }));

describe("an answer that is too large is broken off", () => {
  it("beyond the cap: with the rows so far, why, and what to do", async () => {
    const stack = await start({ calls: { answerBytes: megabyte } });
    stack.upstream.behave(behaviours.endless(`${openHead}${pageStart}${rowText}`, [`,${rowText}`]));
    const { items, problem } = await pageAt(stack);
    expect(items.length).toBeGreaterThan(50);
    expect(items.length).toBeLessThan(105);
    expect(problem).toMatchObject({
      code: "UPSTREAM_TOO_LARGE",
      detail: "The answer has more than 1 MiB. Where it is a list, ask for fewer rows a page.",
      forOperator: expect.stringContaining("UPSTREAM_MAX_ANSWER_MB"),
    });
    await callsToEnd(stack);
    expect(stack.upstream.calls).toHaveLength(1);
  });

  it.each([
    ["a text", openHead, '{"requestId":"', "x".repeat(65_536)],
    ["white space", openHead, "{", " ".repeat(65_536)],
    ["a row", openHead, `${pageStart}{"a":[1`, ",1".repeat(32_768)],
    [
      "chunks",
      headText(200, { ...jsonType, "Transfer-Encoding": "chunked" }),
      '5\r\n{"a":\r\n',
      `10000\r\n${" ".repeat(65_536)}\r\n`,
    ],
  ])("without end: %s", async (_what, head, begin, piece) => {
    const stack = await start({
      calls: { answerBytes: 8 * megabyte },
      overrides: { client: { limits: { rowBytes: 4 * megabyte } } },
    });
    stack.upstream.behave(behaviours.endless(head + begin, [piece]));
    expect(await problemAt(stack)).toMatchObject({ status: 502, code: "UPSTREAM_TOO_LARGE" });
    await callsToEnd(stack);
    expect(stack.upstream.calls).toHaveLength(1);
  });

  it("without end, under an error status: the error is told from its beginning", async () => {
    const stack = await start();
    stack.upstream.behave(behaviours.endless(headText(400, jsonType), ["x".repeat(65_536)]));
    expect(await problemAt(stack)).toMatchObject({ status: 502, code: "UPSTREAM_ERROR" });
    await callsToEnd(stack);
    expect(stack.upstream.calls).toHaveLength(1);
  });

  it("when it is small and would become large: a gzip bomb is not unpacked, and no packing is asked for", async () => {
    const stack = await start();
    const bomb = gzipSync(Buffer.alloc(50 * megabyte, " "));
    stack.upstream.behave(behaviours.answer(bomb, 200, { ...jsonType, "Content-Encoding": "gzip" }));
    expect(await problemAt(stack)).toMatchObject({ status: 502, code: "UPSTREAM_BAD_RESPONSE" });
    expect(stack.upstream.calls.map(({ headers }) => headers["accept-encoding"])).toEqual([undefined]);
  });
});
