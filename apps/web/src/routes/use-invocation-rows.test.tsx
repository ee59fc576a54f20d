import {
  defaultListQuery,
  type InvocationSummary,
  pageHead,
  pageItemLine,
  pageTail,
} from "@command-history/contract";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { liveState } from "../lib/live-state.ts";
import { anInvocation } from "../lib/test-rows.ts";
import { useInvocationRows } from "./use-invocation-rows.ts";

const running: InvocationSummary = anInvocation({ status: "Running" });

function Providers({ children }: { children: ReactNode }) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("a page that was stopped stays as it is, though something in it runs", async () => {
  vi.stubGlobal("fetch", async (_path: string, { signal }: RequestInit) => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(`${pageHead}${pageItemLine(running, 0)}`));
        signal?.addEventListener("abort", () => controller.error(signal.reason));
      },
    });
    return new Response(body);
  });
  const { result } = renderHook(() => useInvocationRows(defaultListQuery), { wrapper: Providers });
  await waitFor(() => expect(result.current.items).toHaveLength(1));
  expect(liveState.get()?.kind).toBe("loading");
  expect(result.current.seen.isFollowed).toBe(true);
  act(() => result.current.stop());
  await waitFor(() => expect(result.current.stopped).toBe(true));
  expect(result.current.items).toHaveLength(1);
  expect(liveState.get()?.kind).toBe("stopped");
  // Nobody knows any more whether it runs.
  expect(result.current.seen.isFollowed).toBe(false);
  expect(result.current.seen.loadedAt).toBeGreaterThan(0);
});

test("what runs is counted on only while it is refreshed", async () => {
  const end = { page: 1, pageSize: 20, total: 1, upstreamRequestId: null, fetchedAt: "2025-10-17T14:31:25Z" };
  vi.stubGlobal("fetch", async () => new Response(pageHead + pageItemLine(running, 0) + pageTail(end)));
  const { result } = renderHook(() => useInvocationRows(defaultListQuery), { wrapper: Providers });
  await waitFor(() => expect(liveState.get()?.kind).toBe("live"));
  expect(result.current.seen.isFollowed).toBe(true);
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  act(() => void document.dispatchEvent(new Event("visibilitychange")));
  expect(liveState.get()?.kind).toBe("hidden");
  expect(result.current.seen.isFollowed).toBe(false);
  expect(result.current.seen.loadedAt).toBeGreaterThan(0);
});

test("a page at hand is not what was asked for until it has been asked for again, and well", async () => {
  const end = { page: 1, pageSize: 20, total: 1, upstreamRequestId: null, fetchedAt: "2025-10-17T14:31:25Z" };
  const page = () => new Response(pageHead + pageItemLine(running, 0) + pageTail(end));
  const answer = vi.fn(async () => page());
  vi.stubGlobal("fetch", answer);
  const { result } = renderHook(() => useInvocationRows(defaultListQuery), { wrapper: Providers });
  expect(result.current.isCurrent).toBe(false);
  await waitFor(() => expect(result.current.isCurrent).toBe(true));

  let fail: (error: Error) => void = () => {};
  answer.mockImplementationOnce(() => new Promise((_resolve, reject) => (fail = reject)));
  act(() => result.current.refresh());
  await waitFor(() => expect(result.current.fetching).toBe(true));
  expect(result.current.end).not.toBeNull();
  expect(result.current.isCurrent).toBe(false);
  await act(async () => fail(new TypeError("Failed to fetch")));
  await waitFor(() => expect(result.current.error).not.toBeNull());
  expect(result.current.end).not.toBeNull();
  expect(result.current.isCurrent).toBe(false);

  act(() => result.current.refresh());
  await waitFor(() => expect(result.current.isCurrent).toBe(true));
});
