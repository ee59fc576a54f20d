import type { ServerResponse } from "node:http";
import {
  defaultListQuery,
  type InvocationPage,
  type InvocationSummary,
  invocationDetailSchema,
  invocationPageSchema,
  invocationPath,
  invocationsPath,
  type ListExport,
  listExportPath,
  problemSchema,
  type Timestamp,
  taskStatuses,
  totalCountHeader,
} from "@command-history/contract";
import { wellKnown } from "@command-history/simulator";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startBeforeStub } from "./support/before-stub.ts";
import { closedAfterEach } from "./support/closers.ts";
import { type CsvRow, cellOf, linesOf, rowsOf } from "./support/exported-files.ts";
import { type Stack, startStillStack } from "./support/stack.ts";
import { answerRows } from "./support/stub-upstream.ts";

let stack: Stack;
const closers = closedAfterEach();

beforeAll(async () => {
  stack = await startStillStack({ invocations: 2300 });
});
afterAll(() => stack.close());

function listExport(wanted: Partial<ListExport>): string {
  return listExportPath({ query: defaultListQuery, format: "csv", scope: "page", ...wanted });
}

async function page(query: Partial<typeof defaultListQuery>): Promise<InvocationPage> {
  const response = await stack.get(invocationsPath({ ...defaultListQuery, ...query }));
  return invocationPageSchema.parse(await response.json());
}

function expectCsvOf(rows: readonly CsvRow[], items: readonly InvocationSummary[]): void {
  expect(rows).toHaveLength(items.length);
  for (const [index, item] of items.entries()) {
    const row = rows[index];
    expect(row).toMatchObject({
      invocationId: cellOf(item.invocationId),
      status: cellOf(item.status),
      commandId: cellOf(item.commandId),
      commandName: cellOf(item.commandName),
      commandType: cellOf(item.commandType),
      createdAt: cellOf(typeof item.createdAt === "object" ? item.createdAt?.raw : item.createdAt),
      timeoutSeconds: cellOf(item.timeoutSeconds),
      instances: cellOf(item.instanceCount),
      firstFailureInstanceId: cellOf(item.firstFailure?.instanceId),
      firstFailureExitCode: cellOf(item.firstFailure?.exitCode),
      firstFailureExcerpt: cellOf(item.firstFailure?.excerpt),
      firstFailureErrorCode: cellOf(item.firstFailure?.errorCode),
      scriptExcerpt: cellOf(item.contentExcerpt?.replaceAll("\n", " ↵ ")),
      durationSeconds: cellOf(secondsOf(item.startedAt, item.endedAt)),
      queueDelaySeconds: cellOf(secondsOf(item.createdAt, item.startedAt)),
      filteredInstanceId: "",
    });
    if (item.instanceCount === null) continue;
    for (const status of taskStatuses) {
      expect(row?.[`tasks${status}`]).toBe(String(item.taskCounts[status] ?? 0));
    }
  }
}

function secondsOf(from: Timestamp | null, to: Timestamp | null): number | null {
  const seconds = (Date.parse(String(to)) - Date.parse(String(from))) / 1000;
  return Number.isNaN(seconds) ? null : seconds;
}

describe("an export of the list", () => {
  it("is a dated attachment that no cache keeps", async () => {
    const { headers } = await stack.get(listExport({}));
    expect(headers.get("content-type")).toMatch(/^text\/csv; charset=utf-8/);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-disposition")).toMatch(
      /^attachment; filename="invocations_page-1_\d{8}T\d{6}Z\.csv"/,
    );
    const all = await stack.get(listExport({ scope: "all", format: "ndjson" }));
    expect(all.headers.get("content-type")).toBe("application/x-ndjson");
    expect(all.headers.get("content-disposition")).toMatch(/"invocations_\d{8}T\d{6}Z\.ndjson"/);
  });

  it("as CSV says what the page says, read back by another program", async () => {
    const query = { pageSize: 200, page: 2 };
    const response = await stack.get(listExport({ query: { ...defaultListQuery, ...query } }));
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expectCsvOf(rowsOf(bytes.toString("utf8").slice(1)), (await page(query)).items);
  });

  it("as NDJSON has the rows of the page, one a line", async () => {
    const query = { ...defaultListQuery, status: ["PartialFailed", "Failed"], pageSize: 50 };
    const response = await stack.get(listExport({ query, format: "ndjson" }));
    expect(linesOf(await response.text())).toEqual((await page(query)).items);
  });

  it("of all pages has every row of the filter once, and says beforehand how many", async () => {
    const response = await stack.get(listExport({ scope: "all", format: "ndjson" }));
    const { items, total } = await page({ pageSize: 10_000 });
    expect(items.length).toBeGreaterThan(2000);
    expect(response.headers.get(totalCountHeader)).toBe(String(total));
    const ids = linesOf(await response.text()).map((line) => invocationIdOf(line));
    expect(ids).toEqual(items.map(({ invocationId }) => invocationId));
  });

  it("marks unreadable rows, and quotes what a spreadsheet would run", async () => {
    const bff = await startBeforeStub(
      closers,
      answerRows(
        {
          invocationId: "=cmd|' /C calc'!A0",
          commandName: "+1+1",
          content: "@SUM(1)\r\n  exit 1\n",
          timeout: "soon",
          invocationInstances: [
            { instanceId: "-i", taskStatus: "Failed", exitCode: -1, outputError: "\t=1;\r\n" },
            { instanceId: "j", taskStatus: "Skipped" },
          ],
        },
        { invocationId: "bare" },
      ),
    );
    const text = await (await bff.get(listExport({}))).text();
    const [row, bare] = rowsOf(text);
    expect(row).toMatchObject({
      invocationId: "'=cmd|' /C calc'!A0",
      commandName: "'+1+1",
      scriptExcerpt: "'@SUM(1) ↵ exit 1",
      timeoutSeconds: "",
      tasksFailed: "1",
      tasksOther: "Skipped: 1",
      firstFailureInstanceId: "'-i",
      firstFailureExitCode: "-1",
      malformed: "timeout",
    });
    expect(bare).toMatchObject({ invocationId: "bare", instances: "", tasksFailed: "" });
    expect(text).toContain(",-1,");
  });

  it.each([
    ["a total of nothing", 0],
    ["no total", undefined],
  ])("survives %s", async (_name, totalCount) => {
    const bff = await startBeforeStub(closers, (res, _req, call) =>
      sendPage(res, call === 1 ? ids(1, 1000) : [], totalCount),
    );
    const response = await bff.get(listExport({ scope: "all", format: "ndjson" }));
    expect(response.headers.has(totalCountHeader)).toBe(false);
    expect(linesOf(await response.text())).toHaveLength(1000);
  });

  it("has a row once that moved to the next page in the meantime", async () => {
    const pages = [ids(1, 1000), ids(996, 1995), ids(1996, 1997)];
    const bff = await startBeforeStub(closers, (res, _req, call) =>
      sendPage(res, pages[call - 1] ?? [], 1997),
    );
    const lines = linesOf(await (await bff.get(listExport({ scope: "all", format: "ndjson" }))).text());
    expect(lines.map((line) => invocationIdOf(line))).toEqual(ids(1, 1997));
  });

  it("ends when an upstream has the same page for every number", async () => {
    const bff = await startBeforeStub(closers, (res) => sendPage(res, ids(1, 1000), 5000));
    const lines = linesOf(await (await bff.get(listExport({ scope: "all", format: "ndjson" }))).text());
    expect(lines).toHaveLength(1000);
  });

  it("filtered by one instance tells how that one did in each row", async () => {
    const whole = await stack.get(invocationPath(wellKnown.mixedInvocationId));
    const { instances } = invocationDetailSchema.parse(await whole.json());
    const well = instances.find(({ status, stdout }) => status === "Success" && stdout?.excerpt != null);
    const instanceId = [well?.instanceId ?? ""];
    const csv = await (await stack.get(listExport({ query: { ...defaultListQuery, instanceId } }))).text();
    const row = rowsOf(csv).find(({ invocationId }) => invocationId === wellKnown.mixedInvocationId);
    expect(row).toMatchObject({
      filteredInstanceId: well?.instanceId,
      filteredInstanceStatus: "Success",
      filteredInstanceExitCode: "0",
      filteredInstanceErrorCode: "",
      filteredInstanceExcerpt: well?.stdout?.excerpt,
    });
  });

  it("of nothing is a file of headings", async () => {
    const query = { ...defaultListQuery, commandId: ["none"] };
    for (const scope of ["page", "all"] as const) {
      const csv = await stack.get(listExport({ query, scope }));
      expect(csv.status).toBe(200);
      expect(await csv.text()).toMatch(
        /^"invocationId",.*"queueDelaySeconds","filteredInstanceId",.*,"filteredInstanceExcerpt"\r\n$/,
      );
      expect(await (await stack.get(listExport({ query, scope, format: "ndjson" }))).text()).toBe("");
    }
  });

  it("that fails before its first row has an error status and is no attachment", async () => {
    const query = { ...defaultListQuery, commandId: ["fault-500"] };
    for (const scope of ["page", "all"] as const) {
      const response = await stack.get(listExport({ query, scope }));
      expect(response.status).toBe(502);
      expect(response.headers.has("content-disposition")).toBe(false);
      expect(problemSchema.parse(await response.json()).code).toBe("UPSTREAM_ERROR");
    }
  });

  it("that breaks off cannot be taken for whole", async () => {
    const query = { ...defaultListQuery, commandId: ["fault-truncated"] };
    const ndjson = await stack.get(listExport({ query, format: "ndjson" }));
    const lines = linesOf(await ndjson.text());
    expect(lines).toHaveLength(3);
    expect(lines.at(-1)).toEqual({
      problem: expect.objectContaining({
        code: "UPSTREAM_BAD_RESPONSE",
        requestId: ndjson.headers.get("x-request-id"),
      }),
    });
    // How much of it arrives before the cut is a matter of timing.
    await expect(stack.get(listExport({ query })).then((csv) => csv.text())).rejects.toThrow();
    await vi.waitFor(() =>
      expect(stack.log).toContainEqual(
        expect.objectContaining({ query: "commandId=fault-truncated&format=csv&scope=page", aborted: true }),
      ),
    );
    const line = stack.log.find(
      ({ query: logged }) => logged === "commandId=fault-truncated&format=csv&scope=page",
    );
    expect(line).toMatchObject({ code: "UPSTREAM_BAD_RESPONSE" });
  });

  it("that breaks off at a later page ends with the problem too", async () => {
    const bff = await startBeforeStub(closers, (res, _req, call) => {
      if (call === 1) sendPage(res, ids(1, 1000), 2000);
      else res.writeHead(500).end();
    });
    const lines = linesOf(await (await bff.get(listExport({ scope: "all", format: "ndjson" }))).text());
    expect(lines).toHaveLength(1001);
    expect(lines.at(-1)).toMatchObject({ problem: { code: "UPSTREAM_ERROR" } });
  });

  it("is logged with what it was of", async () => {
    const query = { ...defaultListQuery, status: ["Failed"] };
    const response = await stack.get(listExport({ query }));
    await response.text();
    const requestId = response.headers.get("x-request-id");
    await vi.waitFor(() =>
      expect(stack.log).toContainEqual(
        expect.objectContaining({
          requestId,
          query: "status=Failed&format=csv&scope=page",
          upstreamRequestId: expect.any(String),
        }),
      ),
    );
  });
});

function ids(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `inv-${from + index}`);
}

function sendPage(
  res: ServerResponse,
  invocationIds: readonly string[],
  totalCount: number | undefined,
): void {
  const dataSet = invocationIds.map((invocationId) => ({ invocationId, invocationInstances: [] }));
  res.writeHead(200, { "content-type": "application/json" });
  res.end(JSON.stringify({ requestId: "r", response: { requestId: "r", dataSet, totalCount } }));
}

function invocationIdOf(line: unknown): unknown {
  return typeof line === "object" && line !== null && "invocationId" in line ? line.invocationId : undefined;
}
