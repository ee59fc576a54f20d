import { createPageReader, type InvocationSummary, pageOf } from "@command-history/contract";
import { expect, it, vi } from "vitest";
import * as z from "zod";
import { closedAfterEach } from "./support/closers.ts";
import { type Bff, type BffOptions, once, startBff } from "./support/stack.ts";
import { startStubUpstream, stubCredentials } from "./support/stub-upstream.ts";

// Some hundred megabytes flow here.
vi.setConfig({ testTimeout: 180_000 });

const closers = closedAfterEach();

const askedPageSchema = z.object({ pageNum: z.number(), pageSize: z.number() });

/** An upstream with these rows, whatever is asked between two pages. */
async function startUpstreamOf(
  rowsNow: (call: number) => readonly object[],
  {
    breaksOffFrom = Number.POSITIVE_INFINITY,
    calls = {},
  }: { breaksOffFrom?: number; calls?: NonNullable<BffOptions["calls"]> } = {},
) {
  const asked: z.infer<typeof askedPageSchema>[] = [];
  const upstream = await startStubUpstream((res) => {
    const { pageNum, pageSize } = askedPageSchema.parse(upstream.bodies.at(-1));
    asked.push({ pageNum, pageSize });
    if (asked.length >= breaksOffFrom) {
      res.destroy();
      return;
    }
    const rows = rowsNow(asked.length);
    const dataSet = rows.slice((pageNum - 1) * pageSize, pageNum * pageSize);
    res.writeHead(200, { "content-type": "application/json" });
    res.end(
      JSON.stringify({ requestId: "r", response: { requestId: "r", dataSet, totalCount: rows.length } }),
    );
  });
  const bff = await startBff({
    endpoint: upstream.url,
    credentials: stubCredentials,
    overrides: { client: once },
    calls,
  });
  closers.push(upstream.close, bff.close);
  return { asked, bff };
}

/** Rows of 1 MB, in a field that nobody knows: that many are too much for one call. */
function largeRows(count: number, first = 0, bytes = 1_000_000): object[] {
  const padding = "x".repeat(bytes);
  return Array.from({ length: count }, (_, index) => ({
    invocationId: `inv-${first + index}`,
    padding,
    invocationInstances: [],
  }));
}

async function readPage(bff: Bff, parameters: string) {
  const text = await (await bff.get(`/api/invocations?${parameters}`)).text();
  const reader = createPageReader();
  const page = pageOf([...reader.push(text), ...reader.close()]);
  if (page === undefined) throw new Error(`the page broke off: ${text.slice(-300)}`);
  return page;
}

const idsOf = (items: readonly InvocationSummary[]) => items.map(({ invocationId }) => invocationId);

it("are asked for in parts once rows are known to be large, and come as one, in order", async () => {
  const rows = largeRows(130);
  const { asked, bff } = await startUpstreamOf(() => rows);
  await readPage(bff, "pageSize=50");
  const page = await readPage(bff, "pageSize=100");
  expect(idsOf(page.items)).toEqual(rows.slice(0, 100).map((_, index) => `inv-${index}`));
  expect(page).toMatchObject({ page: 1, pageSize: 100, total: 130 });
  expect(asked.slice(1)).toEqual([1, 2].map((pageNum) => ({ pageNum, pageSize: 50 })));
  asked.length = 0;
  // The last page ends where the rows do, and nothing is asked for beyond.
  expect(idsOf((await readPage(bff, "pageSize=100&page=2")).items)).toHaveLength(30);
  expect(Math.max(...asked.map(({ pageNum, pageSize }) => (pageNum - 1) * pageSize))).toBeLessThan(130);
});

it("hold a row once only, when new ones push it on between two parts", async () => {
  const { asked, bff } = await startUpstreamOf((call) => (call <= 2 ? largeRows(100, 5) : largeRows(105)));
  await readPage(bff, "pageSize=50");
  const { items } = await readPage(bff, "pageSize=100");
  expect(asked.length).toBeGreaterThan(2);
  expect(new Set(idsOf(items)).size).toBe(items.length);
  expect(items).toHaveLength(95);
});

it("that break off in a later part keep the rows before it, and say why", async () => {
  const { bff } = await startUpstreamOf(() => largeRows(100), { breaksOffFrom: 3 });
  await readPage(bff, "pageSize=50");
  const text = await (await bff.get("/api/invocations?pageSize=100")).text();
  const reader = createPageReader();
  const parts = [...reader.push(text), ...reader.close()];
  expect(parts.filter(({ kind }) => kind === "item")).toHaveLength(50);
  expect(parts.at(-1)).toMatchObject({ kind: "broken", problem: { code: "UPSTREAM_UNAVAILABLE" } });
});

it("are given to their end where each call waits for its place, and none more may wait", async () => {
  const rows = largeRows(100);
  const { asked, bff } = await startUpstreamOf(() => rows, { calls: { concurrency: 1, queue: 0 } });
  await readPage(bff, "pageSize=50");
  expect((await readPage(bff, "pageSize=100")).items).toHaveLength(100);
  expect(asked).toHaveLength(3);
});

it("that are more than is taken at once are asked for in parts when they are asked for again", async () => {
  const rows = largeRows(100, 0, 100_000);
  const { asked, bff } = await startUpstreamOf(() => rows, { calls: { answerBytes: 8_000_000 } });
  const text = await (await bff.get("/api/invocations?pageSize=100")).text();
  const reader = createPageReader();
  expect([...reader.push(text), ...reader.close()].at(-1)).toMatchObject({
    kind: "broken",
    problem: { code: "UPSTREAM_TOO_LARGE" },
  });
  expect((await readPage(bff, "pageSize=100")).items).toHaveLength(100);
  expect(asked.slice(1)).toEqual([1, 2, 3, 4].map((pageNum) => ({ pageNum, pageSize: 25 })));
});
