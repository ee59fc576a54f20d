import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { InvocationSummary, PageEnd } from "./invocation.ts";
import {
  createItemReader,
  createPageReader,
  pageHead,
  pageItemLine,
  pageOf,
  pageTail,
} from "./page-lines.ts";

function summary(invocationId: string): InvocationSummary {
  return {
    invocationId,
    commandId: "cmd-1",
    commandName: "disk\nreport",
    commandType: "SHELL",
    status: "Failed",
    createdAt: "2025-10-17T14:31:25Z",
    startedAt: null,
    endedAt: { raw: "soon" },
    timeoutSeconds: 30,
    contentExcerpt: "df -h\u2028",
    instanceCount: 2,
    taskCounts: { Failed: 2 },
    firstFailure: null,
    malformed: [],
  };
}

const end: PageEnd = {
  page: 1,
  pageSize: 20,
  total: 2,
  upstreamRequestId: "req",
  fetchedAt: "2025-10-17T14:31:25Z",
};

function write(items: readonly InvocationSummary[]): string {
  return pageHead + items.map(pageItemLine).join("") + pageTail(end);
}

describe("a page written line by line", () => {
  it("is one JSON document", () => {
    const items = [summary("a"), summary("b")];
    expect(JSON.parse(write(items))).toEqual({ items, ...end });
    expect(JSON.parse(write([]))).toEqual({ items: [], ...end });
  });

  it("reads back the same, cut anywhere", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.nat(400)), (ids, cuts) => {
        const items = ids.map(summary);
        const text = write(items);
        const reader = createPageReader();
        const parts = [];
        let from = 0;
        for (const cut of cuts) {
          parts.push(...reader.push(text.slice(from, from + cut)));
          from += cut;
        }
        parts.push(...reader.push(text.slice(from)), ...reader.close());
        expect(pageOf(parts)).toEqual({ items, ...end });
      }),
    );
  });

  it("gives a row as soon as its line is there", () => {
    const reader = createPageReader();
    expect(reader.push(pageHead + pageItemLine(summary("a"), 0))).toEqual([
      { kind: "item", item: summary("a") },
    ]);
  });

  it("says why it broke off", () => {
    const problem = {
      type: "about:blank" as const,
      title: "Upstream timeout",
      status: 504,
      detail: "",
      code: "UPSTREAM_TIMEOUT" as const,
      requestId: "r",
    };
    const text = pageHead + pageItemLine(summary("a"), 0) + pageTail({ problem });
    expect(JSON.parse(text)).toEqual({ items: [summary("a")], problem });
    const reader = createPageReader();
    const parts = [...reader.push(text), ...reader.close()];
    expect(parts.at(-1)).toEqual({ kind: "broken", problem });
    expect(pageOf(parts)).toBeUndefined();
  });

  it("is refused when it ends too early, or is something else", () => {
    const cut = createPageReader();
    cut.push(pageHead + pageItemLine(summary("a"), 0));
    expect(() => cut.close()).toThrow(SyntaxError);
    expect(() => createPageReader().push("<!doctype html>\n")).toThrow(SyntaxError);
  });
});

describe("an answer of other items", () => {
  it("is written and read in the same way", () => {
    const items = [{ instanceId: "a" }, { instanceId: "b\n" }];
    const text = pageHead + items.map(pageItemLine).join("") + pageTail({ hits: 2 });
    expect(JSON.parse(text)).toEqual({ items, hits: 2 });
    const reader = createItemReader<{ instanceId: string }, { hits: number }>();
    expect(pageOf([...reader.push(text), ...reader.close()])).toEqual({ items, hits: 2 });
  });
});
