import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import {
  defaultListQuery,
  type InvocationPage,
  type InvocationSummary,
  invocationDetailSchema,
  invocationExportPath,
  invocationPageSchema,
  invocationsPath,
  type ListExport,
  listExportPath,
  problemSchema,
  streamNames,
  taskStatuses,
  totalCountHeader,
} from "@command-history/contract";
import { wellKnown } from "@command-history/simulator";
import { BlobReader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import papa from "papaparse";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { detailOf, outputsOf } from "./support/outputs.ts";
import { type Bff, type Stack, startBff, startStack, unpaused } from "./support/stack.ts";
import { answerRows, startStubUpstream, stubCredentials } from "./support/stub-upstream.ts";

let stack: Stack;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  // No command is run while these tests count.
  const startedAt = new Date();
  stack = await startStack({
    simulator: { invocations: 2300, now: () => startedAt },
    bff: { calls: unpaused, overrides: { now: () => startedAt.getTime() } },
  });
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});
afterAll(() => stack.close());

type CsvRow = Record<string, string>;

/** The rows of a CSV file, read by a library that has no part in writing it. */
function rowsOf(csv: string): CsvRow[] {
  const { data, errors } = papa.parse<CsvRow>(csv, { header: true, newline: "\r\n", skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data;
}

/** A text as its cell shows it: no text is an empty cell, and what would run as a formula has a quote before it. */
function cellOf(value: string | number | boolean | null | undefined): string {
  const text = String(value ?? "").toWellFormed();
  return typeof value === "string" && /^[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text;
}

function listExport(wanted: Partial<ListExport>): string {
  return listExportPath({ query: defaultListQuery, format: "csv", scope: "page", ...wanted });
}

async function page(query: Partial<typeof defaultListQuery>): Promise<InvocationPage> {
  const response = await stack.get(invocationsPath({ ...defaultListQuery, ...query }));
  return invocationPageSchema.parse(await response.json());
}

function linesOf(ndjson: string): unknown[] {
  expect(ndjson === "" || ndjson.endsWith("\n")).toBe(true);
  return ndjson
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

async function filesOf(response: Response): Promise<Map<string, Buffer>> {
  const reader = new ZipReader(new BlobReader(await response.blob()), {
    checkSignature: true,
    useWebWorkers: false,
  });
  const files = new Map<string, Buffer>();
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue;
    files.set(entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter())));
  }
  return files;
}

async function bffBefore(answer: (res: ServerResponse, call: number) => void): Promise<Bff> {
  let calls = 0;
  const upstream = await startStubUpstream((res) => answer(res, ++calls));
  const bff = await startBff({ endpoint: upstream.url, credentials: stubCredentials });
  closers.push(upstream.close, bff.close);
  return bff;
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
      scriptExcerpt: cellOf(item.contentExcerpt?.replaceAll("\n", " ↵ ")),
    });
    if (item.instanceCount === null) continue;
    for (const status of taskStatuses) {
      expect(row?.[`tasks${status}`]).toBe(String(item.taskCounts[status] ?? 0));
    }
  }
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
    const bff = await bffBefore(
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
    const bff = await bffBefore((res, call) => sendPage(res, call === 1 ? ids(1, 1000) : [], totalCount));
    const response = await bff.get(listExport({ scope: "all", format: "ndjson" }));
    expect(response.headers.has(totalCountHeader)).toBe(false);
    expect(linesOf(await response.text())).toHaveLength(1000);
  });

  it("has a row once that moved to the next page in the meantime", async () => {
    const pages = [ids(1, 1000), ids(996, 1995), ids(1996, 1997)];
    const bff = await bffBefore((res, call) => sendPage(res, pages[call - 1] ?? [], 1997));
    const lines = linesOf(await (await bff.get(listExport({ scope: "all", format: "ndjson" }))).text());
    expect(lines.map((line) => invocationIdOf(line))).toEqual(ids(1, 1997));
  });

  it("ends when an upstream has the same page for every number", async () => {
    const bff = await bffBefore((res) => sendPage(res, ids(1, 1000), 5000));
    const lines = linesOf(await (await bff.get(listExport({ scope: "all", format: "ndjson" }))).text());
    expect(lines).toHaveLength(1000);
  });

  it("of nothing is a file of headings", async () => {
    const query = { ...defaultListQuery, commandId: ["none"] };
    for (const scope of ["page", "all"] as const) {
      const csv = await stack.get(listExport({ query, scope }));
      expect(csv.status).toBe(200);
      expect(await csv.text()).toMatch(/^"invocationId",.*"malformed"\r\n$/);
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
    const bff = await bffBefore((res, call) => {
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

describe("an export of an invocation", () => {
  it("as CSV has a row an instance, as the invocation's own answer says", async () => {
    for (const id of [wellKnown.mixedInvocationId, wellKnown.hostileInvocationId]) {
      const response = await stack.get(invocationExportPath(id, "csv"));
      expect(response.headers.get("content-disposition")).toMatch(
        /^attachment; filename=.*\d{8}T\d{6}Z\.csv/,
      );
      const rows = rowsOf(await response.text());
      const { instances } = await detailOf(stack, id);
      expect(rows).toHaveLength(instances.length);
      for (const [index, instance] of instances.entries()) {
        expect(rows[index]).toMatchObject({
          instanceId: cellOf(instance.instanceId),
          instanceName: cellOf(instance.instanceName),
          instanceExists: cellOf(instance.instanceExists),
          status: cellOf(instance.status),
          exitCode: cellOf(instance.exitCode),
          errorCode: cellOf(instance.errorCode),
          stdoutBytes: cellOf(instance.stdout?.bytes),
          stdoutLines: cellOf(instance.stdout?.lines),
          stdoutSha256: cellOf(instance.stdout?.sha256),
          stdoutExcerpt: cellOf(instance.stdout?.excerpt),
          stderrBytes: cellOf(instance.stderr?.bytes),
          stderrExcerpt: cellOf(instance.stderr?.excerpt),
        });
      }
    }
  });

  it.each([wellKnown.hostileInvocationId, wellKnown.largeLogInvocationId, wellKnown.oddInvocationId])(
    "as NDJSON has every output in full: %s",
    async (id) => {
      const response = await stack.get(invocationExportPath(id, "ndjson"));
      const { instances } = await detailOf(stack, id);
      const outputs = await outputsOf(stack, id);
      const textOf = (instanceId: string | null, stream: string) =>
        outputs
          .find((output) => output.instanceId === instanceId && output.stream === stream)
          ?.bytes.toString() ?? null;
      const lines = linesOf((await response.text()).toWellFormed());
      expect(lines).toHaveLength(instances.length);
      for (const [index, { stdout, stderr, ...facts }] of instances.entries()) {
        expect(lines[index]).toMatchObject({ invocationId: id, ...facts });
        const texts = Object.entries(Object(lines[index])).flatMap(([name, text]) =>
          streamNames.some((stream) => stream === name)
            ? [[name, typeof text === "string" ? text.toWellFormed() : text]]
            : [],
        );
        expect(texts).toEqual(streamNames.map((stream) => [stream, textOf(facts.instanceId, stream)]));
      }
    },
  );

  it.each([wellKnown.mixedInvocationId, wellKnown.hostileInvocationId, wellKnown.largeLogInvocationId])(
    "as zip has every output byte for byte, in a folder of its instance: %s",
    async (id) => {
      const response = await stack.get(invocationExportPath(id, "zip"));
      expect(response.headers.get("content-type")).toBe("application/zip");
      expect(response.headers.get("content-encoding")).toBeNull();
      const files = await filesOf(response);
      const outputs = await outputsOf(stack, id);
      const manifest = JSON.parse(String(files.get(`${id}/manifest.json`)));
      const found: string[] = [];
      for (const { folder, instanceId, files: listed } of manifest.instances) {
        for (const { name, bytes, sha256 } of listed) {
          const path = `${id}/${folder}/${name}`;
          const file = files.get(path);
          const output = outputs.find(
            (each) => each.instanceId === instanceId && `${each.stream}.txt` === name,
          );
          expect(output && file?.equals(output.bytes), path).toBe(true);
          expect({ bytes, sha256 }).toEqual({
            bytes: file?.length,
            sha256: createHash("sha256")
              .update(file ?? "")
              .digest("hex"),
          });
          found.push(path);
        }
      }
      expect(found).toHaveLength(outputs.length);
      const rest = [...files.keys()].filter((path) => !found.includes(path));
      expect(rest.sort()).toEqual(
        ["invocation.json", "manifest.json", "script.sh"].map((name) => `${id}/${name}`).sort(),
      );
      const detail = invocationDetailSchema.parse(JSON.parse(String(files.get(`${id}/invocation.json`))));
      expect(detail.instances).toEqual((await detailOf(stack, id)).instances);
      expect(String(files.get(`${id}/script.sh`))).toBe(detail.content?.toWellFormed());
    },
  );

  it("as zip keeps hostile names in their place, and apart", async () => {
    const row = (instanceId: string, instanceName: string) => ({
      instanceId,
      instanceName,
      output: instanceId,
    });
    const names = ["../../etc", "..\\..\\x", "/abs", "a\0b\u202e", "CON", "Web", "web", "m".repeat(300)];
    const bff = await bffBefore(
      answerRows({
        invocationId: "../up",
        commandType: "POWERSHELL",
        content: "Get-Date",
        invocationInstances: names.map((name) => row("same/id", name)),
      }),
    );
    const files = await filesOf(await bff.get(invocationExportPath("../up", "zip")));
    const paths = [...files.keys()];
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(names.length + 3);
    for (const path of paths) {
      expect(path).toMatch(/^__up\/(instances\/[^/\\\p{C}]{1,170}\/stdout\.txt|[\w.]+)$/u);
      expect(path.split("/")).not.toContain("..");
    }
    expect(files.get("__up/script.ps1")?.toString()).toBe("Get-Date");
  });

  it("as zip has no file for an output that the upstream did not give, and one for an empty output", async () => {
    const bff = await bffBefore(
      answerRows({
        invocationInstances: [{ instanceId: "a", output: "", outputError: null }, { instanceId: "b" }],
        invocationId: "i",
        commandType: "PYTHON",
        content: "print()",
      }),
    );
    const files = await filesOf(await bff.get(invocationExportPath("i", "zip")));
    expect([...files].map(([path, bytes]) => [path, bytes.length > 0])).toEqual([
      ["i/instances/a/stdout.txt", false],
      ["i/script.txt", true],
      ["i/invocation.json", true],
      ["i/manifest.json", true],
    ]);
  });

  it.each(["csv", "ndjson", "zip"] as const)(
    "as %s of one that the upstream does not have is a 404 and no attachment",
    async (format) => {
      const response = await stack.get(invocationExportPath("inv-none", format));
      expect(response.status).toBe(404);
      expect(response.headers.has("content-disposition")).toBe(false);
      expect(problemSchema.parse(await response.json()).code).toBe("INVOCATION_NOT_FOUND");
    },
  );

  it.each(["csv", "ndjson", "zip"] as const)("as %s answers HEAD without a body", async (format) => {
    const path = invocationExportPath(wellKnown.mixedInvocationId, format);
    const response = await stack.get(path, { method: "HEAD" });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-disposition")).toContain(`.${format}`);
  });
});

describe("an export of an invocation on its way", () => {
  const head = '{"requestId":"r","response":{"dataSet":[{"invocationId":"i","invocationInstances":[';
  const instance = JSON.stringify({ instanceId: "a", output: "x".repeat(200_000) });

  /** An export whose upstream answer the test goes on writing itself. */
  async function begin(format: "csv" | "ndjson" | "zip") {
    let begun: (res: ServerResponse) => void;
    const waiting = new Promise<ServerResponse>((resolve) => {
      begun = resolve;
    });
    const bff = await bffBefore((res) => {
      res.writeHead(200, { "content-type": "application/json" });
      res.write(`${head}${instance},`);
      begun(res);
    });
    const leave = new AbortController();
    const response = await bff.get(invocationExportPath("i", format), { signal: leave.signal });
    return { bff, upstream: await waiting, response, leave };
  }

  it.each(["csv", "zip"] as const)(
    "has its connection cut when the upstream breaks off: %s",
    async (format) => {
      const { bff, upstream, response } = await begin(format);
      expect(response.status).toBe(200);
      upstream.destroy();
      await expect(response.arrayBuffer()).rejects.toThrow();
      await vi.waitFor(() =>
        expect(bff.log).toContainEqual(expect.objectContaining({ msg: "the upstream call failed" })),
      );
    },
  );

  it("ends with the problem when the upstream breaks off: ndjson", async () => {
    const { upstream, response } = await begin("ndjson");
    upstream.destroy();
    expect(linesOf(await response.text())).toMatchObject([
      { instanceId: "a" },
      { problem: { code: "UPSTREAM_UNAVAILABLE" } },
    ]);
  });

  it.each(["csv", "ndjson", "zip"] as const)(
    "ends the upstream call when the client leaves: %s",
    async (format) => {
      const { bff, upstream, leave } = await begin(format);
      const closed = vi.fn();
      upstream.once("close", closed);
      leave.abort();
      await vi.waitFor(() => expect(closed).toHaveBeenCalled());
      await vi.waitFor(() =>
        expect(bff.log).toContainEqual(expect.objectContaining({ msg: "request aborted", aborted: true })),
      );
      expect(bff.log.filter(({ level }) => Number(level) >= 40)).toEqual([]);
    },
  );

  it("is taken from the upstream no faster than it is read", async () => {
    const response = await stack.get(invocationExportPath(wellKnown.hugeInvocationId, "ndjson"));
    const chunks = response.body?.getReader();
    await chunks?.read();
    await stack.get("/api/profiles");
    expect(stack.simulator.requests.at(-1)?.state).toBe("open");
    await chunks?.cancel();
    await vi.waitFor(() => expect(stack.simulator.requests.at(-1)?.state).toBe("aborted"));
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
