import { invocationDetailSchema } from "@command-history/contract";
import { behaviours, pageEnd, pageStart } from "@command-history/simulator";
import { describe, expect, it } from "vitest";
import { pageAt, row, useFaultyStacks } from "./support/faulty-stack.ts";
import { metricsOf } from "./support/metrics.ts";

const start = useFaultyStacks();

const { answer, page } = behaviours;

/** A sound row with one result, whose stdout is this piece of JSON text. */
function rowWithStdout(json: string | Uint8Array): Buffer {
  const result = '{"instanceId":"i","taskStatus":"Success","exitCode":0,"output":';
  const head = `${pageStart}{"invocationId":"a","invocationStatus":"Success","invocationInstances":[${result}`;
  return Buffer.concat([Buffer.from(head), Buffer.from(json), Buffer.from(`}]}${pageEnd(1)}`)]);
}

describe("rows that are not as documented", () => {
  it("with values and fields that nobody knows are shown as they are", async () => {
    const stack = await start();
    const result = { instanceId: "i", taskStatus: "Skipped", errorCode: "QuotaExceeded", gpu: true };
    stack.upstream.behave(
      page([
        row("new", {
          invocationStatus: "Cancelled",
          commandType: "PYTHON",
          tags: ["x"],
          invocationInstances: [result],
        }),
      ]),
    );
    expect((await pageAt(stack)).items).toMatchObject([
      {
        invocationId: "new",
        status: "Cancelled",
        commandType: "PYTHON",
        taskCounts: { Skipped: 1 },
        malformed: [],
      },
    ]);
    const metrics = await metricsOf(stack.bff);
    expect(metrics.sum("command_history_upstream_unknown_values_total")).toBe(3);
    expect(stack.upstream.calls).toHaveLength(1);
  });

  it("with nulls for everything are shown, and are sound", async () => {
    const stack = await start();
    const nothing = {
      commandId: null,
      invocationStatus: null,
      commandName: null,
      content: null,
      timeout: null,
    };
    const result = { instanceId: null, taskStatus: null, exitCode: null, output: null, execStartTime: null };
    stack.upstream.behave(
      page([row("null", { ...nothing, createTime: null, invocationInstances: [result] })]),
    );
    expect((await pageAt(stack)).items).toMatchObject([
      {
        invocationId: "null",
        commandId: null,
        status: null,
        createdAt: null,
        instanceCount: 1,
        malformed: [],
      },
    ]);
  });

  it.each([
    ["no dataSet", '{"requestId":"r","response":{"requestId":"r","totalCount":7}}', 7],
    ["a dataSet of null", '{"requestId":"r","response":{"dataSet":null,"totalCount":0}}', 0],
    ["no totalCount", '{"requestId":"r","response":{"dataSet":[]}}', null],
    ["a totalCount that is a text", '{"requestId":"r","response":{"dataSet":[],"totalCount":"7"}}', null],
  ])("or %s make an empty page", async (_what, body, total) => {
    const stack = await start();
    stack.upstream.behave(answer(body));
    expect(await pageAt(stack)).toEqual({ items: [], total });
    expect(stack.upstream.calls).toHaveLength(1);
  });

  it("with wrong types are marked and counted, and the others are shown", async () => {
    const stack = await start();
    stack.upstream.behave(
      page([
        row("typed", {
          timeout: "30",
          commandName: ["a"],
          invocationInstances: [{ instanceId: "i", exitCode: "0" }],
        }),
        row("sound", { timeout: 30 }),
        null,
        "row",
        row("last", { invocationInstances: "none" }),
      ]),
    );
    const { items, problem } = await pageAt(stack);
    expect(problem).toBeUndefined();
    expect(items.map(({ invocationId, malformed }) => [invocationId, malformed])).toEqual([
      ["typed", ["commandName", "timeout", "invocationInstances.exitCode"]],
      ["sound", []],
      [null, ["*"]],
      [null, ["*"]],
      ["last", ["invocationInstances"]],
    ]);
    expect((await metricsOf(stack.bff)).sum("command_history_upstream_malformed_fields_total")).toBe(6);
    expect(stack.bff.log).toContainEqual(
      expect.objectContaining({ malformedFields: 6, msg: expect.stringContaining("cannot be read") }),
    );
  });

  it("may be fewer and more from call to call, and the same on two pages: each page is what the upstream said", async () => {
    const stack = await start();
    stack.upstream.behave(
      page([row("a"), row("b")], 4),
      page([row("b"), row("c")], 5),
      page([], 1),
      page([row("a"), row("a")], 2),
    );
    const seen = [];
    for (const path of [1, 2, 3, 1].map((at) => `/api/invocations?page=${at}&pageSize=2`)) {
      const { items, total } = await pageAt(stack, path);
      seen.push([items.map(({ invocationId }) => invocationId).join(), total]);
    }
    expect(seen).toEqual([
      ["a,b", 4],
      ["b,c", 5],
      ["", 1],
      ["a,a", 2],
    ]);
  });
});

describe("text that is not as it should be", () => {
  it.each([
    [
      "invalid UTF-8",
      Buffer.from([0x22, 0x61, 0xff, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0x62, 0x22]),
      "a\ufffd\ufffd(\ufffd\ufffd\ufffdb",
    ],
    ["lone surrogates", String.raw`"a\ud800b\udc00\ud83d\ude00"`, "a\ufffdb\ufffd😀"],
    ["NUL and other controls", String.raw`"a\u0000b\u0007\u001b[31m"`, "a\0b\u0007\u001b[31m"],
    ["raw NUL", '"a\0b"', undefined],
    ["a byte order mark", '"\ufeffa\ufeff"', "\ufeffa\ufeff"],
  ])("of an output is passed on in UTF-8, or refused: %s", async (_what, json, expected) => {
    const stack = await start();
    stack.upstream.behave(answer(rowWithStdout(json)));
    const response = await stack.bff.get("/api/invocations/a/instances/i/stdout");
    if (expected === undefined) {
      expect(response.status).toBe(502);
    } else {
      expect(response.status).toBe(200);
      const sent = Buffer.from(await response.arrayBuffer());
      expect(sent).toEqual(Buffer.from(expected));
      const detail = await stack.bff.get("/api/invocations/a");
      const [instance] = invocationDetailSchema.parse(await detail.json()).instances;
      expect(instance?.stdout?.bytes).toBe(sent.length);
    }
  });

  it("of the whole answer may begin with a byte order mark", async () => {
    const stack = await start();
    stack.upstream.behave(answer(`\ufeff${pageStart}${JSON.stringify(row("first"))}${pageEnd(1)}`));
    expect((await pageAt(stack)).items).toHaveLength(1);
  });
});
