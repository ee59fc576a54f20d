import {
  defaultListQuery,
  type InvocationSummary,
  type Problem,
  pageHead,
  pageItemLine,
  pageTail,
} from "@command-history/contract";
import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ConnectionError, ProblemError, UnreadableAnswerError } from "../lib/errors.ts";
import { anInvocation } from "../lib/test-rows.ts";
import { type InvocationRows, invocationsQuery, stopLoading } from "./invocations.ts";

function row(invocationId: string): InvocationSummary {
  return anInvocation({ invocationId, commandName: "磁盘" });
}

const end = { page: 1, pageSize: 20, total: 2, upstreamRequestId: null, fetchedAt: "2025-10-17T14:31:25Z" };
const problem: Problem = {
  type: "about:blank",
  title: "Upstream timeout",
  status: 504,
  detail: "",
  code: "UPSTREAM_TIMEOUT",
  requestId: "r1",
};

/** An answer whose body the test writes piece by piece. */
function openAnswer() {
  const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
  const writer = writable.getWriter();
  vi.stubGlobal("fetch", async (_path: string, { signal }: RequestInit) => {
    signal?.addEventListener("abort", () => void writer.abort(signal.reason).catch(() => undefined));
    return new Response(readable, { status: 200 });
  });
  return {
    write: (text: string) => writer.write(new TextEncoder().encode(text)),
    close: () => writer.close(),
    fail: () => writer.abort(new TypeError("network error")),
  };
}

function observe(client = new QueryClient({ defaultOptions: { queries: { retry: false } } })) {
  const observer = new QueryObserver(client, invocationsQuery(defaultListQuery));
  const unsubscribe = observer.subscribe(() => undefined);
  return { client, observer, unsubscribe };
}

function ids(rows: InvocationRows | undefined) {
  return rows?.items.map((item) => item.invocationId);
}

afterEach(() => vi.unstubAllGlobals());

describe("a page of invocations", () => {
  it("shows its rows before the last byte has come", async () => {
    const answer = openAnswer();
    const { observer, unsubscribe } = observe();
    await answer.write(pageHead + pageItemLine(row("a"), 0));
    await vi.waitFor(() => expect(ids(observer.getCurrentResult().data)).toEqual(["a"]));
    expect(observer.getCurrentResult().data?.end).toBeNull();
    await answer.write(pageItemLine(row("b"), 1) + pageTail(end));
    await answer.close();
    await vi.waitFor(() => expect(observer.getCurrentResult().data?.end).toEqual(end));
    expect(ids(observer.getCurrentResult().data)).toEqual(["a", "b"]);
    unsubscribe();
  });

  it("keeps its rows and says why when the BFF breaks it off", async () => {
    const answer = openAnswer();
    const { observer, unsubscribe } = observe();
    await answer.write(pageHead + pageItemLine(row("a"), 0) + pageTail({ problem }));
    await answer.close();
    await vi.waitFor(() => expect(observer.getCurrentResult().error).toBeInstanceOf(ProblemError));
    expect(observer.getCurrentResult().error).toMatchObject({ problem });
    expect(ids(observer.getCurrentResult().data)).toEqual(["a"]);
    unsubscribe();
  });

  it.each([
    ["ends early", (answer: ReturnType<typeof openAnswer>) => answer.close()],
    ["breaks", (answer: ReturnType<typeof openAnswer>) => answer.fail()],
  ])("keeps its rows when the connection %s", async (_name, finish) => {
    const answer = openAnswer();
    const { observer, unsubscribe } = observe();
    await answer.write(pageHead + pageItemLine(row("a"), 0));
    await vi.waitFor(() => expect(ids(observer.getCurrentResult().data)).toEqual(["a"]));
    await finish(answer);
    await vi.waitFor(() => expect(observer.getCurrentResult().error).toBeInstanceOf(ConnectionError));
    expect(ids(observer.getCurrentResult().data)).toEqual(["a"]);
    unsubscribe();
  });

  it("is refused when it is something else", async () => {
    const answer = openAnswer();
    const { observer, unsubscribe } = observe();
    const written = answer.write("<!doctype html>\n").catch(() => undefined);
    await vi.waitFor(() => expect(observer.getCurrentResult().error).toBeInstanceOf(UnreadableAnswerError));
    await written;
    unsubscribe();
  });

  it("keeps the old rows on a refresh until the new page is whole", async () => {
    const first = openAnswer();
    const { observer, unsubscribe } = observe();
    await first.write(pageHead + pageItemLine(row("a"), 0) + pageItemLine(row("b"), 1) + pageTail(end));
    await first.close();
    await vi.waitFor(() => expect(observer.getCurrentResult().data?.end).toEqual(end));
    const second = openAnswer();
    const refetched = observer.refetch();
    await second.write(pageHead + pageItemLine(row("c"), 0));
    await second.write(pageItemLine(row("d"), 1));
    expect(ids(observer.getCurrentResult().data)).toEqual(["a", "b"]);
    await second.write(pageTail(end));
    await second.close();
    expect(ids((await refetched).data)).toEqual(["c", "d"]);
    unsubscribe();
  });

  it("keeps the rows that came when it is stopped", async () => {
    const answer = openAnswer();
    const { client, observer, unsubscribe } = observe();
    await answer.write(pageHead + pageItemLine(row("a"), 0));
    await vi.waitFor(() => expect(ids(observer.getCurrentResult().data)).toEqual(["a"]));
    stopLoading(client, defaultListQuery);
    await vi.waitFor(() => expect(observer.getCurrentResult().isFetching).toBe(false));
    expect(ids(observer.getCurrentResult().data)).toEqual(["a"]);
    unsubscribe();
  });
});
