import { defaultListQuery } from "@command-history/contract";
import type { InvocationEvent } from "@command-history/zenlayer";
import { expect, test } from "vitest";
import { openMasker } from "../masking/masker.ts";
import type { UpstreamClient } from "../upstream/resilient-client.ts";
import { createRowSizes } from "../upstream/row-sizes.ts";
import { listAllPages } from "./all-pages.ts";

const rowsOfAll = 2001;

const emptyRow = {
  commandId: null,
  commandName: null,
  commandType: null,
  content: null,
  timeout: null,
  createTime: null,
  invocationStatus: null,
  malformed: [],
};

/** An upstream's rows, and how each of its pages was asked for. */
function recordingClient() {
  const asked: { pageNum: number; continues: boolean }[] = [];
  const client: UpstreamClient = {
    async *describeCommandInvocations({ pageNum = 1, pageSize = 1 }, { continues = false } = {}) {
      asked.push({ pageNum, continues });
      const from = (pageNum - 1) * pageSize;
      const rows = Math.max(0, Math.min(pageSize, rowsOfAll - from));
      yield Array.from({ length: rows }, (_, rowIndex): InvocationEvent => {
        const invocation = { ...emptyRow, invocationId: `inv-${from + rowIndex}` };
        return { type: "invocation", invocation, rowIndex, instancesIncluded: false };
      });
      yield [{ type: "end", totalCount: rowsOfAll, requestId: null, answerBytes: rows * 100 }];
    },
    close: async () => undefined,
  };
  return { asked, client };
}

test("once rows were given, the pages that follow are not turned away for want of places", async () => {
  const { asked, client } = recordingClient();
  const call = {
    account: { profile: "main", client, rowSizes: createRowSizes(1e9) },
    withholdsText: false,
    masker: openMasker,
    noteUpstreamRequest: () => undefined,
    signal: new AbortController().signal,
  };
  const services = { readTime: () => null, now: () => 0 };
  const counts: number[] = [];
  for await (const { items } of listAllPages(services, call, defaultListQuery)) counts.push(items.length);
  expect(counts).toEqual([1000, 1000, 1]);
  expect(asked).toEqual([
    { pageNum: 1, continues: false },
    { pageNum: 2, continues: true },
    { pageNum: 3, continues: true },
  ]);
});
