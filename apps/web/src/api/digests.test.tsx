import type { Ignorable, InvocationDetail } from "@command-history/contract";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { anInstance, anInvocation } from "../lib/test-rows.ts";
import { useOutputDigests } from "./digests.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** A run that goes on, with an instance that wrote this much. */
function runWith(bytes: number): InvocationDetail {
  const stdout = { bytes, masks: 0, lines: 1, sha256: `digest of ${bytes}`, excerpt: null };
  return {
    ...anInvocation({ status: "Running", instanceCount: 1 }),
    content: null,
    contentMasks: 0,
    instances: [anInstance({ instanceId: "a", status: "Running", stdout })],
    upstreamRequestId: null,
    fetchedAt: "2025-10-17T10:00:00Z",
  };
}

test("digests are stale while those of other choices stand in, and not while a run that goes on is refreshed", async () => {
  const asked = vi.fn(async (path: string) =>
    Response.json({
      ignored: new URLSearchParams(path.split("?")[1]).getAll("ignore"),
      instances: [{ instanceId: "a", stdout: `answer ${asked.mock.calls.length}`, stderr: null }],
      upstreamRequestId: null,
    }),
  );
  vi.stubGlobal("fetch", asked);
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const { result, rerender } = renderHook(
    ({ bytes, ignored }: { bytes: number; ignored: readonly Ignorable[] }) =>
      useOutputDigests(runWith(bytes), ignored, undefined),
    { wrapper, initialProps: { bytes: 1, ignored: ["times"] } },
  );
  const shown = () => ({ stdout: result.current.digests?.[0]?.stdout, stale: result.current.stale });
  expect(shown()).toEqual({ stdout: undefined, stale: false });
  await waitFor(() => expect(shown()).toEqual({ stdout: "answer 1", stale: false }));

  rerender({ bytes: 2, ignored: ["times"] });
  expect(result.current.loading).toBe(true);
  expect(shown()).toEqual({ stdout: "answer 1", stale: false });
  await waitFor(() => expect(shown()).toEqual({ stdout: "answer 2", stale: false }));

  rerender({ bytes: 2, ignored: ["times", "numbers"] });
  expect(shown()).toEqual({ stdout: "answer 2", stale: true });
  await waitFor(() => expect(shown()).toEqual({ stdout: "answer 3", stale: false }));
});
