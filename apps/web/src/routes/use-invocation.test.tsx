import type { InvocationDetail } from "@command-history/contract";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { liveState } from "../lib/live-state.ts";
import { anInvocation } from "../lib/test-rows.ts";
import { useInvocation } from "./use-invocation.ts";

function Providers({ children }: { children: ReactNode }) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

const running: InvocationDetail = {
  ...anInvocation({ status: "Running" }),
  content: null,
  contentMasks: 0,
  instances: [],
  upstreamRequestId: null,
  fetchedAt: "2025-10-17T14:31:25Z",
};

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

test("an invocation that was stopped before it came is told as stopped, and not as not loaded", async () => {
  vi.stubGlobal("fetch", (_path: string, { signal }: RequestInit) => {
    return new Promise((_resolve, reject) => {
      signal?.addEventListener("abort", () => reject(signal.reason));
    });
  });
  const { result } = renderHook(() => useInvocation("inv-1", undefined), { wrapper: Providers });
  await waitFor(() => expect(liveState.get()?.kind).toBe("loading"));
  act(() => result.current.stop());
  await waitFor(() => expect(result.current.stopped).toBe(true));
  expect(liveState.get()?.kind).toBe("stopped");
  act(() => result.current.refresh());
  await waitFor(() => expect(liveState.get()?.kind).toBe("loading"));
});

test("what runs is not counted on where it is not refreshed", async () => {
  localStorage.setItem("command-history.live", "false");
  vi.stubGlobal("fetch", async () => Response.json(running));
  const { result } = renderHook(() => useInvocation("inv-1", undefined), { wrapper: Providers });
  await waitFor(() => expect(result.current.invocation).toBeDefined());
  expect(liveState.get()?.kind).toBe("off");
  expect(result.current.seen.isFollowed).toBe(false);
  expect(result.current.seen.loadedAt).toBeGreaterThan(0);
});
