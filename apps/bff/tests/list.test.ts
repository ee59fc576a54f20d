import {
  type InvocationPage,
  invocationDetailSchema,
  invocationPageSchema,
  invocationPath,
} from "@command-history/contract";
import { wellKnown } from "@command-history/simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Stack, startStack } from "./support/stack.ts";

let stack: Stack;

beforeAll(async () => {
  // Live invocations stand still, so that two answers can be compared.
  const now = new Date();
  stack = await startStack({ simulator: { now: () => now } });
});
afterAll(() => stack.close());

async function list(search: string): Promise<InvocationPage> {
  const response = await stack.get(`/api/invocations?${search}`);
  expect(response.status).toBe(200);
  return invocationPageSchema.parse(await response.json());
}

/** What the last call asked of the upstream. */
function upstreamBody(): unknown {
  return JSON.parse(stack.simulator.requests.at(-1)?.body ?? "");
}

describe("the list of invocations", () => {
  it("is the first 20 without parameters, with the total and the upstream's request ID", async () => {
    const page = await list("");
    expect(page.items).toHaveLength(20);
    expect(page).toMatchObject({ page: 1, pageSize: 20, upstreamRequestId: expect.any(String) });
    expect(page.total).toBeGreaterThan(300);
    expect(upstreamBody()).toEqual({ pageNum: 1, pageSize: 20 });
  });

  it("is filtered by command", async () => {
    const page = await list(`commandId=${wellKnown.diskUsageCommandId}&pageSize=10000`);
    expect(page.items.length).toBeGreaterThan(1);
    expect(new Set(page.items.map(({ commandId }) => commandId))).toEqual(
      new Set([wellKnown.diskUsageCommandId]),
    );
  });

  it("is filtered by invocation, several at once", async () => {
    const ids = [wellKnown.mixedInvocationId, wellKnown.hostileInvocationId];
    const page = await list(ids.map((id) => `invocationId=${id}`).join("&"));
    expect(page.items.map(({ invocationId }) => invocationId).sort()).toEqual([...ids].sort());
  });

  it("is filtered by instance", async () => {
    const everything = await list("pageSize=1");
    const page = await list(`instanceId=${encodeURIComponent(wellKnown.oddInstanceId)}`);
    expect(page.items.map(({ invocationId }) => invocationId)).toContain(wellKnown.oddInvocationId);
    expect(page.total).toBeLessThan(everything.total ?? 0);
    expect(upstreamBody()).toMatchObject({ instanceIds: [wellKnown.oddInstanceId] });
  });

  it("filtered by one instance tells how that one did in each row, and in any other list of none", async () => {
    const detail = await stack.get(invocationPath(wellKnown.mixedInvocationId));
    const { instances } = invocationDetailSchema.parse(await detail.json());
    const well = instances.find(({ status, stdout }) => status === "Success" && stdout?.excerpt != null);
    const failed = instances.find(({ status, stderr }) => status === "Failed" && stderr?.excerpt != null);
    for (const [result, excerpt] of [
      [well, well?.stdout?.excerpt],
      [failed, failed?.stderr?.excerpt],
    ] as const) {
      const { items } = await list(`instanceId=${result?.instanceId}&pageSize=1000`);
      expect(items.length).toBeGreaterThan(1);
      for (const { filteredOutcome } of items) expect(filteredOutcome?.instanceId).toBe(result?.instanceId);
      const row = items.find(({ invocationId }) => invocationId === wellKnown.mixedInvocationId);
      expect(row?.filteredOutcome).toEqual({
        instanceId: result?.instanceId,
        instanceName: result?.instanceName,
        taskStatus: result?.status,
        exitCode: result?.exitCode,
        errorCode: result?.errorCode,
        excerpt,
      });
    }
    for (const other of ["pageSize=1", `instanceId=${well?.instanceId}&instanceId=${failed?.instanceId}`]) {
      for (const row of (await list(other)).items) expect(row).not.toHaveProperty("filteredOutcome");
    }
  });

  it("is filtered by status, several at once, narrowed by another filter", async () => {
    const page = await list(
      `status=Failed&status=PartialFailed&commandId=${wellKnown.nightlyBackupCommandId}&pageSize=10000`,
    );
    expect(page.items.length).toBeGreaterThan(0);
    for (const { status, commandId } of page.items) {
      expect(["Failed", "PartialFailed"]).toContain(status);
      expect(commandId).toBe(wellKnown.nightlyBackupCommandId);
    }
  });

  it("takes IDs of any characters", async () => {
    const page = await list(
      new URLSearchParams({
        invocationId: wellKnown.oddInvocationId,
        commandId: wellKnown.oddCommandId,
      }).toString(),
    );
    expect(page.items).toHaveLength(1);
    expect(page.items[0]).toMatchObject({
      invocationId: wellKnown.oddInvocationId,
      commandId: wellKnown.oddCommandId,
    });
  });

  it("pages through everything without a gap or a repeat", async () => {
    const all = await list("pageSize=30");
    const pages = await Promise.all([1, 2, 3].map((page) => list(`pageSize=7&page=${page}`)));
    expect(pages.flatMap(({ items }) => items)).toEqual(all.items.slice(0, 21));
    const single = await list("pageSize=1&page=3");
    expect(single.items).toEqual(all.items.slice(2, 3));
  });

  it("past the end is empty and keeps its total", async () => {
    const page = await list("page=1000000");
    expect(page.items).toEqual([]);
    expect(page.total).toBeGreaterThan(300);
    expect(page.page).toBe(1_000_000);
  });

  it("is empty when nothing matches", async () => {
    expect(await list("invocationId=none")).toMatchObject({ items: [], total: 0 });
  });

  it.each([
    ["fault-total-zero", 0],
    ["fault-total-missing", null],
    ["fault-total-first", 6],
  ])("passes the upstream's own total on, %s", async (commandId, total) => {
    const page = await list(`commandId=${commandId}`);
    expect(page.items).toHaveLength(6);
    expect(page.total).toBe(total);
  });

  it("takes a null data set for an empty one", async () => {
    expect((await list("commandId=fault-dataset-null")).items).toEqual([]);
  });

  it("rolls instances up: counts by status, the times they span, the first failure and why", async () => {
    const page = await list(`invocationId=${wellKnown.mixedInvocationId}`);
    const [row] = page.items;
    expect(row).toMatchObject({
      status: "PartialFailed",
      commandType: "SHELL",
      instanceCount: 200,
      createdAt: expect.stringMatching(/Z$/),
      startedAt: expect.stringMatching(/Z$/),
      endedAt: expect.stringMatching(/Z$/),
      contentExcerpt: expect.stringContaining("df"),
      firstFailure: { instanceId: expect.any(String), excerpt: expect.stringMatching(/\S/) },
      malformed: [],
    });
    const counted = Object.values(row?.taskCounts ?? {}).reduce((sum, count) => sum + count, 0);
    expect(counted).toBe(200);
    expect(String(row?.startedAt) <= String(row?.endedAt)).toBe(true);
  });

  it("gives no end while an invocation runs", async () => {
    const page = await list(`invocationId=${wellKnown.runningInvocationId}`);
    expect(["Pending", "Running"]).toContain(page.items[0]?.status);
    expect(page.items[0]?.endedAt).toBeNull();
  });

  it("tells rows without instances from rows with none", async () => {
    const page = await list("commandId=fault-no-instances");
    expect(page.items.map(({ instanceCount }) => instanceCount)).toEqual(Array(6).fill(null));
  });

  it("has no excerpt of output that the list did not carry", async () => {
    const page = await list("commandId=fault-no-output");
    const failed = page.items.filter(({ firstFailure }) => firstFailure !== null);
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.every(({ firstFailure }) => firstFailure?.excerpt === null)).toBe(true);
  });

  it("keeps and marks rows that cannot be read, and passes values it does not know", async () => {
    const page = await list("commandId=fault-broken-rows");
    const sound = page.items.filter(({ malformed }) => malformed.length === 0);
    const broken = page.items.filter(({ malformed }) => malformed.length > 0);
    expect(sound.length).toBeGreaterThan(0);
    expect(broken.length).toBeGreaterThan(0);
    expect(broken[0]?.malformed).toEqual(expect.arrayContaining(["timeout", "commandName"]));
    expect(page.items.map(({ status }) => status)).toContain("Cancelled");
    expect(page.items.some(({ taskCounts }) => "Skipped" in taskCounts)).toBe(true);
    expect(page.items.some(({ startedAt }) => JSON.stringify(startedAt) === '{"raw":"yesterday"}')).toBe(
      true,
    );
    const warnings = stack.log.filter(({ malformedFields }) => malformedFields !== undefined);
    expect(warnings).toHaveLength(1);
  });

  it("answers HEAD without a body", async () => {
    const response = await stack.get("/api/invocations", { method: "HEAD" });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("application/json");
    expect(await response.text()).toBe("");
  });
});
