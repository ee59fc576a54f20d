import type { ServerResponse } from "node:http";
import {
  brokenSearchSchema,
  createItemReader,
  type InstanceHits,
  type PagePart,
  problemSchema,
  type SearchEnd,
  type SearchQuery,
  type SearchResult,
  searchLimits,
  searchPath,
  searchResultSchema,
} from "@command-history/contract";
import { createOutputIndex } from "@command-history/output";
import { wellKnown } from "@command-history/simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectCallEndsWith, startBeforeStub } from "./support/before-stub.ts";
import { closedAfterEach } from "./support/closers.ts";
import { type Output, outputsOf } from "./support/outputs.ts";
import { type Bff, type Stack, startStack } from "./support/stack.ts";
import { answerRows } from "./support/stub-upstream.ts";

const plain: SearchQuery = { text: "", syntax: "plain", matchCase: false, streams: [], instanceId: [] };
const invocationIds = [
  wellKnown.mixedInvocationId,
  wellKnown.hostileInvocationId,
  wellKnown.largeLogInvocationId,
] as const;

let stack: Stack;
const outputs = new Map<string, readonly Output[]>();
const closers = closedAfterEach();

beforeAll(async () => {
  stack = await startStack();
  for (const id of invocationIds) outputs.set(id, await outputsOf(stack, id));
});
afterAll(() => stack.close());

async function search(bff: Bff, invocationId: string, query: Partial<SearchQuery>): Promise<SearchResult> {
  const response = await bff.get(searchPath(invocationId, { ...plain, ...query }));
  expect(response.status).toBe(200);
  return searchResultSchema.parse(await response.json());
}

/** How often a JavaScript expression matches each visible line, by the simplest means: no streaming, no limits. */
function naiveHits(output: Output, expression: RegExp): Map<number, number> {
  const index = createOutputIndex(output.bytes.toString("utf8"));
  const hits = new Map<number, number>();
  for (let line = 0; line < index.lineCount; line++) {
    const count = [...index.text(line).matchAll(expression)].filter(([hit]) => hit !== "").length;
    if (count > 0) hits.set(line + 1, count);
  }
  return hits;
}

function total(counts: Iterable<number>): number {
  return [...counts].reduce((sum, count) => sum + count, 0);
}

function expectSameAsNaive(result: SearchResult, invocationId: string, expression: RegExp): void {
  const searched = outputs.get(invocationId) ?? [];
  const expected = searched.map((output) => ({ output, hits: naiveHits(output, expression) }));
  expect(result.hits).toBe(total(expected.flatMap(({ hits }) => [...hits.values()])));
  expect(result.matchedLines).toBe(total(expected.map(({ hits }) => hits.size)));
  expect(result.listedLines).toBe(total(result.items.map(({ lines }) => lines.length)));
  const withHits = expected.filter(({ hits }) => hits.size > 0);
  expect(result.items.map(({ instanceId }) => instanceId)).toEqual([
    ...new Set(withHits.map(({ output }) => output.instanceId)),
  ]);
  for (const { output, hits } of withHits) {
    const item = result.items.find(({ instanceId }) => instanceId === output.instanceId);
    expect(item?.instanceName).toBe(output.instanceName);
    expect(item?.hits[output.stream]).toBe(total(hits.values()));
    const listed = item?.lines.filter(({ stream }) => stream === output.stream) ?? [];
    expect([...hits.keys()].slice(0, listed.length)).toEqual(listed.map(({ line }) => line));
    for (const { text, ranges } of listed) {
      expect(ranges.length).toBeGreaterThan(0);
      for (const [from, to] of ranges) expect(text.slice(from, to)).not.toBe("");
    }
  }
}

/** Every case on the small invocations, and the first three on the one of megabytes, where each takes a while. */
function casesOf<Case extends object>(cases: readonly Case[]): (Case & { id: string })[] {
  return invocationIds.flatMap((id) =>
    cases.slice(0, id === wellKnown.largeLogInvocationId ? 3 : undefined).map((each) => ({ ...each, id })),
  );
}

describe("a search through the outputs of an invocation", () => {
  const texts: readonly (readonly [string, RegExp])[] = [
    ["GET /", /get \//giu],
    ["0", /0/giu],
    ["error", /error/giu],
    ["/dev", /\/dev/giu],
    ["script", /script/giu],
    ["磁", /磁/giu],
    ["⟦U+", /⟦u\+/giu],
    ["no such text anywhere", /no such text anywhere/giu],
  ];
  const plainCases = casesOf(texts.map(([text, expression]) => ({ text, expression })));
  it.each(plainCases)("finds what a naive search finds: $text in $id", async ({ id, text, expression }) => {
    const result = await search(stack, id, { text });
    expectSameAsNaive(result, id, expression);
    for (const { lines } of result.items) {
      for (const line of lines) {
        for (const [from, to] of line.ranges) {
          expect(line.text.slice(from, to).toLowerCase()).toBe(text.toLowerCase());
        }
      }
    }
  });

  const expressions = ["\\d+%", "^\\S+", "[a-f]{2,}\\b", "(df|GET|<script).*$", "x*", "\\.(js|css)"];
  const regexCases = casesOf(
    expressions.flatMap((text) => [true, false].map((matchCase) => ({ text, matchCase }))),
  );
  it.each(regexCases)(
    "finds what a naive search finds: /$text/ in $id, case $matchCase",
    async ({ id, text, matchCase }) => {
      const result = await search(stack, id, { text, syntax: "regex", matchCase });
      if (result.cutLines === 0) expectSameAsNaive(result, id, new RegExp(text, matchCase ? "gu" : "giu"));
    },
  );

  it("costs one upstream call, however many instances there are", async () => {
    const before = stack.simulator.requests.length;
    expect((await search(stack, wellKnown.mixedInvocationId, { text: "df" })).instancesSearched).toBe(200);
    expect(stack.simulator.requests).toHaveLength(before + 1);
  });

  it("keeps to the streams and instances asked for", async () => {
    const all = await search(stack, wellKnown.mixedInvocationId, { text: "e" });
    const [first, second] = all.items;
    const one = await search(stack, wellKnown.mixedInvocationId, {
      text: "e",
      instanceId: [second?.instanceId ?? "", "not there"],
    });
    expect(one).toMatchObject({ instancesSearched: 1, items: [second] });
    const stderr = await search(stack, wellKnown.mixedInvocationId, { text: "e", streams: ["stderr"] });
    expect(stderr.hits).toBe(total(all.items.map(({ hits }) => hits.stderr)));
    expect(stderr.hits).toBeGreaterThan(0);
    expect(stderr.hits).toBeLessThan(all.hits);
    expect(first?.hits.stdout).toBeGreaterThan(0);
  });

  it("heeds the case only when told", async () => {
    const id = wellKnown.mixedInvocationId;
    const any = await search(stack, id, { text: "FILESYSTEM" });
    expect(any.hits).toBeGreaterThan(100);
    expect((await search(stack, id, { text: "FILESYSTEM", matchCase: true })).hits).toBe(0);
    expect((await search(stack, id, { text: "Filesystem", matchCase: true })).hits).toBe(any.hits);
  });

  it("counts on past what it lists, and leaves room for the other stream", async () => {
    const lines = "an error here, an error there\n".repeat(1000);
    const instances = Array.from({ length: 100 }, (_, index) => ({
      instanceId: `ins-${index}`,
      output: lines,
      outputError: "one error\n".repeat(index === 0 ? 3 : 0),
    }));
    const bff = await startBeforeStub(
      closers,
      answerRows({ invocationId: "inv-1", invocationInstances: instances }),
    );
    const result = await search(bff, "inv-1", { text: "error" });
    expect(result).toMatchObject({
      hits: 100 * 2000 + 3,
      matchedLines: 100 * 1000 + 3,
      listedLines: searchLimits.lines,
    });
    expect(result.items).toHaveLength(100);
    const [first, ...others] = result.items;
    expect(first?.hits).toEqual({ stdout: 2000, stderr: 3 });
    expect(first?.lines.filter(({ stream }) => stream === "stderr")).toHaveLength(3);
    for (const { lines: listed } of result.items) {
      expect(listed.length).toBeLessThanOrEqual(searchLimits.linesPerInstance);
    }
    expect(others.at(-1)).toMatchObject({ hits: { stdout: 2000 }, lines: [] });
  });

  it("marks no more hits of a line than the limit, and counts them all", async () => {
    const bff = await startBeforeStub(
      closers,
      answerRows({ invocationId: "i", invocationInstances: [{ instanceId: "a", output: "x".repeat(100) }] }),
    );
    const { hits, items } = await search(bff, "i", { text: "x" });
    expect(hits).toBe(100);
    expect(items[0]?.lines[0]?.ranges).toHaveLength(searchLimits.rangesPerLine);
  });

  it("says which lines were too long for an expression", async () => {
    const output = `${"a".repeat(100_000)}needle\nneedle\n`;
    const bff = await startBeforeStub(
      closers,
      answerRows({ invocationId: "i", invocationInstances: [{ instanceId: "a", output }] }),
    );
    expect(await search(bff, "i", { text: "needle", syntax: "regex" })).toMatchObject({
      hits: 1,
      cutLines: 1,
    });
    expect(await search(bff, "i", { text: "needle" })).toMatchObject({ hits: 2, cutLines: 0 });
  });

  it("takes an expression that would hang a backtracking engine", async () => {
    const output = `${"a".repeat(50_000)}!\n`;
    const bff = await startBeforeStub(
      closers,
      answerRows({ invocationId: "i", invocationInstances: [{ instanceId: "a", output }] }),
    );
    expect(await search(bff, "i", { text: "^(a+)+$", syntax: "regex" })).toMatchObject({
      hits: 0,
      items: [],
    });
  });

  it.each([
    ["before its instances", { invocationId: "wanted", invocationInstances: [{ output: "needle" }] }],
    ["after its instances", { invocationInstances: [{ output: "needle" }], invocationId: "wanted" }],
    [
      "after more than comes at once",
      { invocationInstances: [{ output: `needle\n${"-".repeat(200_000)}` }], invocationId: "wanted" },
    ],
  ])("looks at no other invocation that the upstream sends, the ID standing %s", async (_name, wanted) => {
    const other = (invocationId: string) => ({
      invocationInstances: [{ output: "needle needle" }],
      invocationId,
    });
    const bff = await startBeforeStub(closers, answerRows(other("one"), wanted, other("two")));
    expect(await search(bff, "wanted", { text: "needle" })).toMatchObject({ hits: 1, instancesSearched: 1 });
    const response = await bff.get(searchPath("none", { ...plain, text: "needle" }));
    expect(problemSchema.parse(await response.json()).code).toBe("INVOCATION_NOT_FOUND");
  });
});

describe("while a search goes on", () => {
  const head = '{"requestId":"r","response":{"dataSet":[{"invocationId":"i","invocationInstances":[';
  const path = searchPath("i", { ...plain, text: "needle" });
  const instance = (id: string, output: string) => JSON.stringify({ instanceId: id, output });

  /** A search whose upstream answer the test writes itself, piece by piece. */
  async function begin(first: string): Promise<{
    bff: Bff;
    upstream: ServerResponse;
    response: Response;
    leave: AbortController;
  }> {
    let begun: (res: ServerResponse) => void;
    const waiting = new Promise<ServerResponse>((resolve) => {
      begun = resolve;
    });
    const bff = await startBeforeStub(closers, (res) => {
      res.writeHead(200, { "content-type": "application/json" });
      res.write(head + first);
      begun(res);
    });
    const leave = new AbortController();
    const response = await bff.get(path, { signal: leave.signal });
    return { bff, upstream: await waiting, response, leave };
  }

  it("hits arrive as soon as their instance has been searched", async () => {
    const { upstream, response } = await begin(`${instance("a", "needle")},`);
    const reader = createItemReader<InstanceHits, SearchEnd>();
    const parts: PagePart<InstanceHits, SearchEnd>[] = [];
    for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      parts.push(...reader.push(text));
      if (parts.length === 1 && !upstream.writableEnded) {
        expect(parts).toMatchObject([{ kind: "item", item: { instanceId: "a" } }]);
        upstream.end(`${instance("b", "hay")}]}],"totalCount":1}}`);
      }
    }
    parts.push(...reader.close());
    expect(parts.at(-1)).toMatchObject({ kind: "end", end: { hits: 1, instancesSearched: 2 } });
  });

  it("a client that leaves ends it, and the upstream call", async () => {
    const { bff, upstream, leave } = await begin(`${instance("a", "needle")},`);
    await expectCallEndsWith(leave, { bff, upstream });
  });

  it("an upstream that breaks off leaves the hits that came, and the problem", async () => {
    const { upstream, response } = await begin(`${instance("a", "needle")},`);
    upstream.end();
    const broken = brokenSearchSchema.parse(await response.json());
    expect(broken.items).toMatchObject([{ instanceId: "a" }]);
    expect(broken.problem.code).toBe("UPSTREAM_BAD_RESPONSE");
  });
});
