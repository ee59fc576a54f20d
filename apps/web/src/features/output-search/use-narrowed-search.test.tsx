import { type InstanceResult, pageHead, pageTail } from "@command-history/contract";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { anInstance } from "../../lib/test-rows.ts";
import { useNarrowedSearch } from "./use-narrowed-search.ts";

/** Some instances of an invocation, and those of them that are chosen. */
interface Instances {
  readonly instances: readonly InstanceResult[];
  readonly narrowedTo: readonly InstanceResult[];
}

const cut = {
  hits: 5205,
  matchedLines: 5205,
  listedLines: 2000,
  cutLines: 0,
  instancesSearched: 3,
  upstreamRequestId: null,
};

/** Searches for a text, where every search leaves lines out. Returns which instances were asked for alone, search by search. */
function renderNarrowed(first: Instances) {
  const alone: string[][] = [];
  vi.stubGlobal("fetch", async (path: string) => {
    const ids = new URL(path, "http://localhost").searchParams.getAll("instanceId");
    if (ids.length > 0) alone.push(ids);
    return new Response(`${pageHead}${pageTail(cut)}`);
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { result, rerender } = renderHook(
    ({ text, instances, narrowedTo }: Instances & { text: string }) => {
      const query = { text, syntax: "plain", matchCase: false, streams: [], instanceId: [] } as const;
      return useNarrowedSearch(
        { invocationId: "inv-1", profile: undefined, query },
        instances,
        narrowedTo,
        true,
      );
    },
    {
      initialProps: { ...first, text: "error" },
      wrapper: ({ children }: { children: ReactNode }) => (
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      ),
    },
  );
  /** Shows other instances, or looks for something else, and waits until nothing is being searched. */
  async function change(next: Instances, text = "error"): Promise<void> {
    rerender({ ...next, text });
    await vi.waitFor(() => expect(result.current.isAlone && !result.current.search.isFetching).toBe(true));
  }
  return { alone, result, change };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

const one = anInstance({ instanceId: "ins-1", status: "Failed" });
const two = anInstance({ instanceId: "ins-2", status: "Running" });
const three = anInstance({ instanceId: "ins-3", status: "Running" });
const twoFailed = anInstance({ instanceId: "ins-2", status: "Failed" });
const threeFailed = anInstance({ instanceId: "ins-3", status: "Failed" });
const before: Instances = { instances: [one, two, three], narrowedTo: [one] };
const refreshed: Instances = { instances: [one, twoFailed, three], narrowedTo: [one, twoFailed] };
const failed = [one, twoFailed, threeFailed];
const allFailed: Instances = { instances: failed, narrowedTo: failed };

test("instances that a refresh brings among those chosen start no search of them", async () => {
  const { alone, result, change } = renderNarrowed(before);
  await change(before);
  await change(refreshed);
  await change({ ...refreshed, narrowedTo: [...refreshed.narrowedTo] });
  await change(allFailed);
  expect(alone).toEqual([["ins-1"]]);
  expect(result.current.narrowedTo).toEqual([one]);
});

test("other instances that the viewer chooses are searched, and so are all chosen ones with the next search", async () => {
  const { alone, result, change } = renderNarrowed(before);
  await change(before);
  await change(refreshed);
  await change({ ...refreshed, narrowedTo: [three] });
  await change(refreshed);
  expect(alone).toEqual([["ins-1"], ["ins-3"], ["ins-1", "ins-2"]]);
  await change(allFailed);
  expect(result.current.narrowedTo).toEqual([one, twoFailed]);
  await change(allFailed, "disk");
  await vi.waitFor(() => expect(alone.slice(3)).toEqual([["ins-1", "ins-2", "ins-3"]]));
});
