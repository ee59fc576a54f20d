import {
  type InvocationDetail,
  type InvocationSummary,
  type PageEnd,
  pageHead,
  pageItemLine,
  pageTail,
} from "@command-history/contract";
import { QueryClient } from "@tanstack/react-query";
import { afterEach, describe, expect, it, vi } from "vitest";
import { anInstance, anInvocation } from "../lib/test-rows.ts";
import { previousRunQuery } from "./previous-run.ts";

const pageSize = 50;

function run(minute: number): InvocationSummary {
  return anInvocation({
    invocationId: `inv-${minute}`,
    commandId: "cmd",
    commandName: null,
    commandType: null,
    createdAt: new Date(Date.UTC(2025, 9, 17, 0, minute)).toISOString(),
    instanceCount: null,
  });
}

function detailOf(minute: number, instanceIds: readonly string[]): InvocationDetail {
  return {
    ...run(minute),
    content: null,
    contentMasks: 0,
    instances: instanceIds.map((instanceId) =>
      anInstance({ instanceId, instanceExists: null, status: null, exitCode: null }),
    ),
    upstreamRequestId: null,
    fetchedAt: "2025-10-17T10:00:00Z",
  };
}

/** Runs from one minute to another, the newest first. */
function runs(from: number, to: number): InvocationSummary[] {
  return Array.from({ length: from - to + 1 }, (_, index) => run(from - index));
}

/** A BFF with these runs; those on the instances that were asked for are `near`. Returns the parameters of each request. */
function serve(
  all: readonly InvocationSummary[],
  near: readonly InvocationSummary[] = all,
): URLSearchParams[] {
  const asked: URLSearchParams[] = [];
  vi.stubGlobal("fetch", async (path: string) => {
    const params = new URL(path, "http://localhost").searchParams;
    asked.push(params);
    const page = Number(params.get("page") ?? 1);
    const found = params.has("instanceId") ? near : all;
    const items = found.slice((page - 1) * pageSize, page * pageSize);
    const end: PageEnd = {
      page,
      pageSize,
      total: 0,
      upstreamRequestId: null,
      fetchedAt: "2025-10-17T10:00:00Z",
    };
    return new Response(pageHead + items.map(pageItemLine).join("") + pageTail(end));
  });
  return asked;
}

function search(detail: InvocationDetail) {
  return new QueryClient().fetchQuery(previousRunQuery(detail, undefined));
}

afterEach(() => vi.unstubAllGlobals());

describe("the search for the previous run", () => {
  it("stops at the first page that holds it while runs come newest first", async () => {
    const asked = serve(runs(400, 1));
    const found = await search(detailOf(330, []));
    expect(found).toMatchObject({ previous: { invocationId: "inv-329" }, certain: true });
    expect(asked.map((params) => params.get("page"))).toEqual([null, "2"]);
    expect(found.runs.map(({ invocationId }) => invocationId)).not.toContain("inv-330");
  });

  it("reads on when runs come in another order", async () => {
    const asked = serve(runs(120, 1).toReversed());
    expect(await search(detailOf(100, []))).toMatchObject({
      previous: { invocationId: "inv-99" },
      certain: true,
    });
    expect(asked).toHaveLength(3);
  });

  it("reads on past runs that are too small to tell anything", async () => {
    const small = runs(60, 1).map((each) => ({
      ...each,
      instanceCount: each.invocationId === "inv-1" ? 4 : 1,
    }));
    serve([], small);
    expect(await search(detailOf(61, ["a", "b", "c", "d"]))).toMatchObject({
      previous: { invocationId: "inv-1" },
      certain: true,
    });
  });

  it("gives up after ten pages, and says so", async () => {
    const asked = serve(runs(1400, 1).toReversed());
    expect(await search(detailOf(1000, []))).toMatchObject({
      previous: { invocationId: "inv-500" },
      certain: false,
    });
    expect(asked).toHaveLength(10);
  });

  it("looks for runs on the same instances first, then for all", async () => {
    serve(runs(9, 1), [run(4)]);
    expect(await search(detailOf(8, ["ins-1"]))).toMatchObject({
      previous: { invocationId: "inv-4" },
      sameInstances: true,
    });
    serve(runs(9, 1), []);
    expect(await search(detailOf(8, ["ins-1"]))).toMatchObject({
      previous: { invocationId: "inv-7" },
      sameInstances: false,
    });
  });

  it("looks first for runs on the instances that failed", async () => {
    const asked = serve(runs(9, 1), [run(4)]);
    const detail = detailOf(8, ["ins-1", "ins-2"]);
    const instances = detail.instances.map((instance, index) => ({
      ...instance,
      status: index === 1 ? "Failed" : "Success",
    }));
    await search({ ...detail, instances });
    expect(asked.map((params) => params.getAll("instanceId"))).toEqual([["ins-2"]]);
  });

  it("is made once, however many instances fail meanwhile", async () => {
    const asked = serve(runs(9, 1));
    const client = new QueryClient();
    for (const statuses of [
      ["Failed", "Running"],
      ["Failed", "Failed"],
    ]) {
      const detail = detailOf(8, ["ins-1", "ins-2"]);
      const instances = detail.instances.map((instance, index) => ({
        ...instance,
        status: statuses[index] ?? null,
      }));
      await client.fetchQuery(previousRunQuery({ ...detail, instances }, undefined));
    }
    expect(asked).toHaveLength(1);
  });

  it("finds none before the first run", async () => {
    serve(runs(9, 1));
    expect(await search(detailOf(1, []))).toMatchObject({ previous: null, certain: true });
  });

  it("asks no more once it is given up", async () => {
    const aborted = vi.fn();
    let asked: () => void = () => undefined;
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    vi.stubGlobal("fetch", (_path: string, { signal }: RequestInit) => {
      asked();
      return new Promise((_resolve, reject) => {
        signal?.addEventListener("abort", () => {
          aborted();
          reject(signal.reason);
        });
      });
    });
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    const options = previousRunQuery(detailOf(8, []), undefined);
    const found = client.fetchQuery(options);
    await isAsked;
    await client.cancelQueries({ queryKey: options.queryKey });
    await expect(found).rejects.toThrow();
    expect(aborted).toHaveBeenCalledOnce();
  });
});
