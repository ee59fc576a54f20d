import {
  type InstanceHits,
  type InstanceResult,
  pageHead,
  pageItemLine,
  pageTail,
  type SearchEnd,
} from "@command-history/contract";
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ComponentProps } from "react";
import { afterEach, expect, test, vi } from "vitest";
import type { InstanceFilter } from "../../lib/instance-facets.ts";
import { noOutputQuery, type OutputQuery } from "../../lib/output-query.ts";
import { anInstance } from "../../lib/test-rows.ts";
import { OutputSearch } from "./output-search.tsx";

type SearchProps = ComponentProps<typeof OutputSearch>;

const found: InstanceHits = {
  instanceId: "ins-1",
  instanceName: "edge-ams-001",
  hits: { stdout: 3, stderr: 0 },
  lines: [],
};

const timedOut: InstanceResult = anInstance({
  instanceName: "edge-ams-001",
  status: "Timeout",
  exitCode: null,
});

const end = {
  hits: 3,
  matchedLines: 3,
  listedLines: 3,
  cutLines: 0,
  instancesSearched: 2,
  upstreamRequestId: null,
};

const noFilter: InstanceFilter = { task: [], exit: [] };
const failed: InstanceFilter = { task: ["Failed"], exit: [] };

const nothing = () => undefined;

const aboutError: OutputQuery = { ...noOutputQuery, text: "error" };
const aboutDisk: OutputQuery = { ...noOutputQuery, text: "disk" };

/**
 * Renders the search of all outputs in a page that keeps what it is told. Returns what looks for something else, as an
 * output's own search does, and what brings other instances, as a refresh does.
 */
function renderSearch(
  query: OutputQuery,
  listed: SearchProps["listed"],
  {
    onQueryChange = nothing,
    onFound = nothing,
    ...shown
  }: Partial<Pick<SearchProps, "onQueryChange" | "onFound" | "instances" | "narrowedTo">> = {},
) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const state = { query, listed, instances: [timedOut], narrowedTo: null, ...shown };
  function change(next: Partial<typeof state>): void {
    Object.assign(state, next);
    if (state.query.text === "") state.listed = null;
    rerender(page());
  }
  const page = () => (
    <MantineProvider>
      <QueryClientProvider client={client}>
        <OutputSearch
          invocationId="inv-1"
          profile={undefined}
          query={state.query}
          onQueryChange={(next, searchesAll) => {
            onQueryChange(next, searchesAll);
            change({ query: next, listed: searchesAll ? "some" : null });
          }}
          instances={state.instances}
          filter={state.narrowedTo === null ? noFilter : failed}
          narrowedTo={state.narrowedTo}
          listed={state.listed}
          onListedChange={(next) => change({ listed: next })}
          onOpenHit={nothing}
          shownInstance={null}
          isOpenLine={() => false}
          onOpenInstance={nothing}
          onFound={onFound}
          onTellsRefusal={nothing}
          noneLeft={null}
          below="instances"
        >
          All instances
        </OutputSearch>
      </QueryClientProvider>
    </MantineProvider>
  );
  const { rerender } = render(page());
  return {
    ask: (next: OutputQuery) => act(() => change({ query: next })),
    refresh: (next: Partial<Pick<SearchProps, "instances" | "narrowedTo">>) => act(() => change(next)),
  };
}

/** What the server answers to a search: these instances and these counts. */
function answer(items: readonly InstanceHits[], counts: SearchEnd): Response {
  return new Response(`${pageHead}${items.map(pageItemLine).join("")}${pageTail(counts)}`);
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test("a search that is stopped keeps its hits, is no fault, and can be run again", async () => {
  const asked = vi.fn((_path: string, { signal }: RequestInit) => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(`${pageHead}${pageItemLine(found, 0)}`));
        signal?.addEventListener("abort", () => controller.error(signal.reason));
      },
    });
    return Promise.resolve(new Response(body));
  });
  vi.stubGlobal("fetch", asked);
  renderSearch(aboutError, "some");
  await screen.findByText("Searching … 3 hits in 1 instance so far");
  fireEvent.click(screen.getByRole("button", { name: "Stop" }));
  await screen.findByText("Stopped: 3 hits in 1 instance so far");
  expect(screen.getByRole("heading", { name: /edge-ams-001/ }).textContent).toContain("Timed out");
  expect(screen.queryByRole("alert")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Search again" }));
  await screen.findByRole("button", { name: "Stop" });
  expect(asked).toHaveBeenCalledTimes(2);
});

test("a search is run again once instances have gone on, and what it found stays until that finds more", async () => {
  const first = answer([found, { ...found, instanceId: "ins-2" }], { ...end, hits: 6 });
  const isAborted = (signal: RequestInit["signal"]) =>
    new Promise((resolve) => signal?.addEventListener("abort", resolve));
  const again = vi.fn((_path: string, { signal }: RequestInit) => {
    const body = new ReadableStream({
      async start(controller) {
        controller.enqueue(new TextEncoder().encode(`${pageHead}${pageItemLine(found, 0)}`));
        await isAborted(signal);
        controller.error(signal?.reason);
      },
    });
    return Promise.resolve(new Response(body));
  });
  vi.stubGlobal("fetch", vi.fn(again).mockResolvedValueOnce(first));
  const { refresh } = renderSearch(aboutError, "some");
  await screen.findByText("6 hits in 2 of 2 instances");
  expect(screen.queryByRole("button", { name: "Search again" })).toBeNull();
  refresh({ instances: [{ ...timedOut, exitCode: 1 }] });
  fireEvent.click(screen.getByRole("button", { name: "Search again" }));
  await screen.findByText("Searching … 6 hits in 2 of 2 instances");
  fireEvent.click(screen.getByRole("button", { name: "Stop" }));
  await screen.findByText("Stopped: 6 hits in 2 of 2 instances");
});

test("a search that is repeated and finds the same is not offered again", async () => {
  vi.stubGlobal("fetch", async () => answer([found], end));
  const { refresh } = renderSearch(aboutError, "some");
  await screen.findByText("3 hits in 1 of 2 instances");
  refresh({ instances: [{ ...timedOut, exitCode: 1 }] });
  fireEvent.click(screen.getByRole("button", { name: "Search again" }));
  await vi.waitFor(() => expect(screen.queryByRole("button", { name: /Search again|Stop/ })).toBeNull());
  expect(screen.getByText("3 hits in 1 of 2 instances")).toBeDefined();
});

test("a search is offered again where instances have gone on before its end", async () => {
  let finish: () => void = nothing;
  vi.stubGlobal("fetch", async () => {
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    return answer([found], end);
  });
  const { refresh } = renderSearch(aboutError, "some");
  await screen.findByText("Searching …");
  refresh({ instances: [{ ...timedOut, exitCode: 1 }] });
  finish();
  await screen.findByText("3 hits in 1 of 2 instances");
  expect(screen.getByRole("button", { name: "Search again" })).toBeDefined();
});

test("what is typed into an output's own search does not stand in the field for all, which can take it over", async () => {
  const asked = vi.fn(async () => new Response(`${pageHead}${pageItemLine(found, 0)}${pageTail(end)}`));
  vi.stubGlobal("fetch", asked);
  const { ask } = renderSearch(noOutputQuery, null);
  ask(aboutDisk);
  const field = screen.getByRole("searchbox");
  expect(field).toHaveProperty("value", "");
  fireEvent.click(screen.getByRole("button", { name: "Search all instances for “disk”" }));
  expect(field).toHaveProperty("value", "disk");
  await screen.findByText("3 hits in 1 of 2 instances");
  fireEvent.click(screen.getByRole("button", { name: "Show instances" }));
  expect(field).toHaveProperty("value", "disk");
  expect(asked).toHaveBeenCalledTimes(1);
});

test("a link to what is looked for in one output searches no other one", () => {
  const asked = vi.fn(async () => new Response(`${pageHead}${pageTail(end)}`));
  vi.stubGlobal("fetch", asked);
  renderSearch(aboutDisk, null);
  expect(screen.getByText("All instances")).toBeDefined();
  expect(screen.getByRole("searchbox")).toHaveProperty("value", "");
  expect(screen.getByRole("button", { name: "Search all instances for “disk”" })).toBeDefined();
  expect(asked).not.toHaveBeenCalled();
});

test("the first hit is shown to who typed here, not to who emptied the field and typed into an output's own search", async () => {
  const asked = vi.fn(async () => new Response(`${pageHead}${pageItemLine(found, 0)}${pageTail(end)}`));
  vi.stubGlobal("fetch", asked);
  const onQueryChange = vi.fn();
  const onFound = vi.fn();
  const { ask } = renderSearch(noOutputQuery, null, { onQueryChange, onFound });
  async function type(text: string): Promise<void> {
    fireEvent.change(screen.getByRole("searchbox"), { target: { value: text } });
    await vi.waitFor(() => expect(onQueryChange).toHaveBeenCalledWith({ ...noOutputQuery, text }, true));
  }
  await type("error");
  await vi.waitFor(() => expect(onFound).toHaveBeenCalledTimes(1));
  await type("");
  ask(aboutDisk);
  expect(asked).toHaveBeenCalledTimes(1);
  fireEvent.click(screen.getByRole("button", { name: "Search all instances for “disk”" }));
  await screen.findByText("3 hits in 1 of 2 instances");
  expect(asked).toHaveBeenCalledTimes(2);
  expect(onFound).toHaveBeenCalledTimes(1);
});

test("what was just typed stays in the field when the instances are shown again", async () => {
  vi.stubGlobal("fetch", async () => new Response(`${pageHead}${pageItemLine(found, 0)}${pageTail(end)}`));
  const onQueryChange = vi.fn();
  renderSearch(aboutError, "some", { onQueryChange });
  const field = screen.getByRole("searchbox");
  fireEvent.change(field, { target: { value: "disk" } });
  fireEvent.click(screen.getByRole("button", { name: "Show instances" }));
  expect(field).toHaveProperty("value", "disk");
  await vi.waitFor(() => expect(onQueryChange).toHaveBeenCalledWith(aboutDisk, false));
  expect(screen.getByText("All instances")).toBeDefined();
});

test("a switch of the field for all leaves an output's own search its text", async () => {
  const onQueryChange = vi.fn();
  renderSearch(aboutDisk, null, { onQueryChange });
  fireEvent.click(screen.getByRole("button", { name: "Match case" }));
  await vi.waitFor(() =>
    expect(onQueryChange).toHaveBeenLastCalledWith({ ...aboutDisk, matchCase: true }, false),
  );
  expect(screen.getByRole("searchbox")).toHaveProperty("value", "");
});

const other: InstanceHits = { ...found, instanceId: "ins-2", instanceName: "edge-fra-001" };
const inOther = anInstance({ instanceId: "ins-2", instanceName: "edge-fra-001" });
const instances = [timedOut, inOther];

const cut = { ...end, hits: 5205, matchedLines: 5205, listedLines: 2000, cutLines: 7 };

const aloneEnd = { ...end, hits: 3, matchedLines: 1, listedLines: 1, instancesSearched: 1 };

/** Serves a search that leaves lines out, and one of some instances alone. */
function serveCutSearch(alone: (init: RequestInit) => Response) {
  const asked = vi.fn(async (path: string, init: RequestInit) =>
    path.includes("instanceId=") ? alone(init) : answer([found, other], cut),
  );
  vi.stubGlobal("fetch", asked);
  return asked;
}

test("where lines are left out, the instances that the filters leave are searched by themselves", async () => {
  const line = { stream: "stdout", line: 7, text: "error 7", cutBefore: false, cutAfter: false } as const;
  const alone = { ...found, lines: [{ ...line, ranges: [[0, 5] as [number, number]] }] };
  const asked = serveCutSearch(() => answer([alone], aloneEnd));
  renderSearch(aboutError, "some", { instances, narrowedTo: [timedOut] });
  await screen.findByText("3 hits in 1 of 1 instance");
  expect(asked.mock.calls.map(([path]) => path)).toEqual([
    "/api/invocations/inv-1/search?q=error",
    "/api/invocations/inv-1/search?q=error&instanceId=ins-1",
  ]);
  const hits = screen.getByRole("list", { name: "Instances with hits" });
  expect(hits.textContent).toContain("error 7");
  expect(hits.textContent).not.toContain("edge-fra-001");
  expect(screen.queryByText(/are listed|too long|list is full/)).toBeNull();
});

test("hits are those of the instances that pass the filter now, while the command runs", async () => {
  const asked = serveCutSearch(() => answer([found], aloneEnd));
  const { refresh } = renderSearch(aboutError, "some", { instances, narrowedTo: [timedOut] });
  await screen.findByText("3 hits in 1 of 1 instance");
  const names = () => screen.getAllByRole("heading").map(({ textContent }) => textContent);

  refresh({ narrowedTo: instances });
  expect(screen.getByText("6 hits in 2 of 2 instances")).toBeDefined();
  expect(names()).toEqual([expect.stringContaining("edge-ams-001"), expect.stringContaining("edge-fra-001")]);
  expect(
    screen.getByText(
      "One of these instances was searched only with all others: some of its lines may not be listed.",
    ),
  ).toBeDefined();

  refresh({ narrowedTo: [inOther] });
  expect(screen.getByText("3 hits in 1 of 1 instance")).toBeDefined();
  expect(names()).toEqual([expect.stringContaining("edge-fra-001")]);
  expect(asked).toHaveBeenCalledTimes(2);
});

test("a filter that comes and goes makes no search newer than it is", async () => {
  serveCutSearch(() => answer([found], aloneEnd));
  const { refresh } = renderSearch(aboutError, "some", { instances: [timedOut, inOther] });
  await screen.findByText(/^5,205 hits in 2 of 2 instances$/);
  const third = anInstance({ instanceId: "ins-3" });
  refresh({ instances: [timedOut, inOther, third] });
  refresh({ narrowedTo: [timedOut] });
  await screen.findByText("3 hits in 1 of 1 instance");
  refresh({ narrowedTo: null });
  expect(screen.getByText(/^5,205 hits in 2 of 2 instances$/)).toBeDefined();
  expect(screen.getByRole("button", { name: "Search again" })).toBeDefined();
  expect(screen.queryByRole("button", { name: /without a hit/ })).toBeNull();
});

test("where all are searched anew, that is told of, and can be stopped", async () => {
  const asked = serveCutSearch(() => answer([found], aloneEnd));
  const { refresh } = renderSearch(aboutError, "some", { instances, narrowedTo: [timedOut] });
  await screen.findByText("3 hits in 1 of 1 instance");
  refresh({ instances: [timedOut, { ...inOther, exitCode: 1 }], narrowedTo: instances });
  asked.mockImplementationOnce(
    (_, { signal }) =>
      new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(signal.reason))),
  );
  fireEvent.click(screen.getByRole("button", { name: "Search again" }));
  await screen.findByText("Searching … 6 hits in 2 of 2 instances");
  fireEvent.click(screen.getByRole("button", { name: "Stop" }));
  await screen.findByText("Stopped: 6 hits in 2 of 2 instances");
  asked.mockImplementationOnce(async () => answer([found, other], cut));
  fireEvent.click(screen.getByRole("button", { name: "Search again" }));
  await vi.waitFor(() =>
    expect(asked.mock.lastCall?.[0]).toBe(
      "/api/invocations/inv-1/search?q=error&instanceId=ins-1&instanceId=ins-2",
    ),
  );
});

/** Expects what the search of all found in the first instance, with what that search left out, after a word on the other one. */
async function expectHitsOfAll(state: string): Promise<void> {
  await screen.findByText(`${state}: 3 hits in 1 of 1 instance`);
  const hits = screen.getByRole("list", { name: "Instances with hits" });
  expect(hits.textContent).toContain("edge-ams-001");
  expect(hits.textContent).not.toContain("edge-fra-001");
  expect(
    screen.getByText(/^In the search of all instances: 2,000 of 5,205 lines .* in all\.$/),
  ).toBeDefined();
  expect(screen.getByText(/^In the search of all instances: 7 lines are too long/)).toBeDefined();
}

test("where the search of the instances by themselves fails, the hits of the search of all stay beside the error", async () => {
  const problem = {
    type: "about:blank",
    title: "Slow down",
    status: 429,
    detail: "Slow down",
    requestId: "r-1",
  };
  serveCutSearch(() => Response.json({ ...problem, code: "RATE_LIMITED" }, { status: 429 }));
  renderSearch(aboutError, "some", { instances, narrowedTo: [timedOut] });
  await expectHitsOfAll("Broke off");
  expect(screen.getByRole("alert").textContent).toContain("Too many requests");
});

test("where the search of the instances by themselves is stopped before its first hit, the hits of the search of all stay", async () => {
  const asked = serveCutSearch(
    ({ signal }) =>
      new Response(
        new ReadableStream({
          start: (controller) => signal?.addEventListener("abort", () => controller.error(signal.reason)),
        }),
      ),
  );
  renderSearch(aboutError, "some", { instances, narrowedTo: [timedOut] });
  await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
  await screen.findByText("Searching … 3 hits in 1 of 1 instance");
  fireEvent.click(screen.getByRole("button", { name: "Stop" }));
  await expectHitsOfAll("Stopped");
  expect(screen.getByRole("button", { name: "Search again" })).toBeDefined();
  expect(screen.queryByRole("alert")).toBeNull();
});

test.each([
  ["too many", ["ins-1", ...Array.from({ length: 299 }, (_, index) => `ins-${index + 3}`)]],
  ["one with a blank ID", ["ins-1", " "]],
  ["one with an ID that is too long", ["ins-1", "i".repeat(257)]],
])(
  "where the server would refuse to search the instances by themselves (%s), the search of all is narrowed",
  async (_, ids) => {
    const asked = serveCutSearch(() => answer([], end));
    const chosen = ids.map((instanceId) => anInstance({ instanceId }));
    renderSearch(aboutError, "some", {
      instances: [...chosen, anInstance({ instanceId: "ins-2" })],
      narrowedTo: chosen,
    });
    await screen.findByText(`3 hits in 1 of ${ids.length} instances`);
    expect(screen.getByText(/^In the search of all instances: 2,000 of 5,205 lines/)).toBeDefined();
    expect(asked).toHaveBeenCalledTimes(1);
  },
);

test("where everything is listed, the filters ask for nothing anew", async () => {
  const asked = vi.fn(async () =>
    answer([found, other], { ...end, hits: 6, matchedLines: 6, listedLines: 6 }),
  );
  vi.stubGlobal("fetch", asked);
  renderSearch(aboutError, "some", { instances, narrowedTo: [timedOut] });
  await screen.findByText("3 hits in 1 of 1 instance");
  expect(asked).toHaveBeenCalledTimes(1);
});
