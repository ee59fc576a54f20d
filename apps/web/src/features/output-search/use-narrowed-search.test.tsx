import { type InstanceResult, pageHead, pageTail } from "@command-history/contract";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { stopSearch } from "../../api/search.ts";
import type { InstanceFilter } from "../../lib/instance-facets.ts";
import { anInstance } from "../../lib/test-rows.ts";
import { useNarrowedSearch } from "./use-narrowed-search.ts";

/** What the viewer filters by, and the instances that pass. */
interface Choice {
  readonly filter: InstanceFilter;
  readonly narrowedTo: readonly InstanceResult[] | null;
}

const cut = {
  hits: 5205,
  matchedLines: 5205,
  listedLines: 2000,
  cutLines: 0,
  instancesSearched: 3,
  upstreamRequestId: null,
};

/** Searches for a text, where every search leaves lines out. Returns which instances were asked for alone, search by search, and how often all were. */
function renderNarrowed(first: Choice, repeatOfAll: "ends" | "fails" | "hangs" = "ends") {
  const alone: string[][] = [];
  let all = 0;
  vi.stubGlobal("fetch", async (path: string) => {
    const ids = new URL(path, "http://localhost").searchParams.getAll("instanceId");
    if (ids.length > 0) alone.push(ids);
    else all += 1;
    if (ids.length === 0 && all > 1 && repeatOfAll === "fails") throw new TypeError("no connection");
    if (ids.length === 0 && all > 1 && repeatOfAll === "hangs") return new Promise(() => undefined);
    return new Response(`${pageHead}${pageTail(cut)}`);
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { result, rerender } = renderHook(
    ({ text, filter, narrowedTo }: Choice & { text: string }) => {
      const query = { text, syntax: "plain", matchCase: false, streams: [], instanceId: [] } as const;
      return useNarrowedSearch(
        { invocationId: "inv-1", profile: undefined, query },
        filter,
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
  /** Takes other instances, or looks for something else, and waits until nothing is being searched. */
  async function change(next: Choice, text = "error"): Promise<void> {
    rerender({ ...next, text });
    await vi.waitFor(() =>
      expect(result.current.aloneIn !== null && !result.current.search.isFetching).toBe(true),
    );
  }
  /** Searches all anew, in vain: that fails, or is stopped. */
  async function repeatInVain(): Promise<void> {
    act(() => result.current.repeat());
    if (repeatOfAll === "hangs") {
      await vi.waitFor(() => expect(result.current.state).toBe("running"));
      stopSearch(client, result.current.input);
    }
    await vi.waitFor(() => expect(result.current.search.error).not.toBeNull());
  }
  return { alone, all: () => all, result, change, rerender, repeatInVain };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

const one = anInstance({ instanceId: "ins-1" });
const two = anInstance({ instanceId: "ins-2" });
const three = anInstance({ instanceId: "ins-3" });
const failed: InstanceFilter = { task: ["Failed"], exit: [] };
const running: InstanceFilter = { task: ["Running"], exit: [] };
const unfiltered: Choice = { filter: { task: [], exit: [] }, narrowedTo: null };
const before: Choice = { filter: failed, narrowedTo: [one] };
const refreshed: Choice = { filter: failed, narrowedTo: [one, two] };
const allFailed: Choice = { filter: failed, narrowedTo: [one, two, three] };

test("instances that a refresh brings among those chosen start no search of them", async () => {
  const { alone, change } = renderNarrowed(before);
  await change(before);
  await change(refreshed);
  await change({ ...refreshed, filter: { task: ["Failed"], exit: [] } });
  await change(allFailed);
  expect(alone).toEqual([["ins-1"]]);
});

test("other instances that the viewer chooses are searched, and so are all chosen ones with the next search", async () => {
  const { alone, change } = renderNarrowed(before);
  await change(before);
  await change(refreshed);
  await change({ filter: running, narrowedTo: [three] });
  await change(refreshed);
  expect(alone).toEqual([["ins-1"], ["ins-3"], ["ins-1", "ins-2"]]);
  await change(allFailed);
  expect(alone).toHaveLength(3);
  await change(allFailed, "disk");
  await vi.waitFor(() => expect(alone.slice(3)).toEqual([["ins-1", "ins-2", "ins-3"]]));
});

test.each([
  ["that all of them pass", refreshed.narrowedTo],
  ["that comes with a refresh", allFailed.narrowedTo],
])("a further choice %s searches all of them", async (_, narrowedTo) => {
  const { alone, change } = renderNarrowed(before);
  await change(before);
  await change(refreshed);
  await change({ filter: { task: ["Failed"], exit: ["1"] }, narrowedTo });
  await vi.waitFor(() => expect(alone.slice(1)).toEqual([narrowedTo?.map(({ instanceId }) => instanceId)]));
});

test("a search that is repeated is one of the chosen instances, and of all anew where others have come among them", async () => {
  const { alone, all, result, change } = renderNarrowed(before);
  await change(before);
  act(() => result.current.repeat());
  await change(before);
  expect(alone).toEqual([["ins-1"], ["ins-1"]]);
  expect(all()).toBe(1);

  await change(refreshed);
  act(() => result.current.repeat());
  await vi.waitFor(() => expect(result.current.aloneIn).toEqual(["ins-1", "ins-2"]));
  expect(alone.slice(2)).toEqual([["ins-1", "ins-2"]]);
  expect(all()).toBe(2);
});

test.each([
  ["broke off", "fails"],
  ["was stopped", "hangs"],
] as const)(
  "a search of the chosen instances is told of as it ended, though one of all %s before it",
  async (_, repeatOfAll) => {
    const { alone, result, change, repeatInVain } = renderNarrowed(before, repeatOfAll);
    await change(before);
    // Others have come, so that all are searched anew.
    await change(refreshed);
    await repeatInVain();
    await change({ filter: running, narrowedTo: [three] });
    expect(alone.at(-1)).toEqual(["ins-3"]);
    expect(result.current.search.error).toBeNull();
    expect(result.current.state).toBe("done");
  },
);

test("instances that are chosen again after a search of all broke off are searched anew, and told of as that ended", async () => {
  const { alone, result, change, rerender, repeatInVain } = renderNarrowed(before, "fails");
  await change(before);
  rerender({ ...unfiltered, text: "error" });
  await repeatInVain();
  expect(result.current.state).toBe("failed");
  await change(before);
  await vi.waitFor(() => expect(result.current.state).toBe("done"));
  expect(alone).toEqual([["ins-1"], ["ins-1"]]);
});

test("a search that is repeated where instances have left the choice is no search of all", async () => {
  const { alone, all, result, change } = renderNarrowed(allFailed);
  await change(allFailed);
  await change(before);
  act(() => result.current.repeat());
  await vi.waitFor(() => expect(alone).toHaveLength(2));
  expect(all()).toBe(1);
});
