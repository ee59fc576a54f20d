import {
  type InstanceHits,
  type InstanceResult,
  pageHead,
  pageItemLine,
  pageTail,
} from "@command-history/contract";
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ComponentProps } from "react";
import { afterEach, expect, test, vi } from "vitest";
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

const nothing = () => undefined;

/** Renders the search of all outputs; returns what gives it another query, as the page around it does. */
function renderSearch(
  query: OutputQuery,
  {
    onQueryChange = nothing,
    onFound = nothing,
  }: Partial<Pick<SearchProps, "onQueryChange" | "onFound">> = {},
): (query: OutputQuery) => void {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const page = (asked: OutputQuery) => (
    <MantineProvider>
      <QueryClientProvider client={client}>
        <OutputSearch
          invocationId="inv-1"
          profile={undefined}
          query={asked}
          onQueryChange={onQueryChange}
          instances={[timedOut]}
          listsWithout={false}
          onListsWithoutChange={nothing}
          onOpenHit={nothing}
          shownInstance={null}
          isOpenLine={() => false}
          onOpenInstance={nothing}
          onFound={onFound}
          onTellsRefusal={nothing}
          below="instances"
        >
          All instances
        </OutputSearch>
      </QueryClientProvider>
    </MantineProvider>
  );
  const { rerender } = render(page(query));
  return (next) => rerender(page(next));
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
  renderSearch({ ...noOutputQuery, text: "error" });
  await screen.findByText("Searching … 3 hits in 1 instance so far");
  fireEvent.click(screen.getByRole("button", { name: "Stop" }));
  await screen.findByText("Stopped: 3 hits in 1 instance so far");
  expect(screen.getByRole("heading", { name: /edge-ams-001/ }).textContent).toContain("Timed out");
  expect(screen.queryByRole("alert")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Search again" }));
  await screen.findByRole("button", { name: "Stop" });
  expect(asked).toHaveBeenCalledTimes(2);
});

test("what is typed into an output's own search does not stand in the field for all, which can take it over", async () => {
  const asked = vi.fn(async () => new Response(`${pageHead}${pageItemLine(found, 0)}${pageTail(end)}`));
  vi.stubGlobal("fetch", asked);
  const ask = renderSearch(noOutputQuery);
  ask({ ...noOutputQuery, text: "disk" });
  const field = screen.getByRole("searchbox");
  expect(field).toHaveProperty("value", "");
  fireEvent.click(screen.getByRole("button", { name: "Search all instances for “disk”" }));
  expect(field).toHaveProperty("value", "disk");
  await screen.findByText("3 hits in 1 of 2 instances");
  fireEvent.click(screen.getByRole("button", { name: "Show instances" }));
  expect(field).toHaveProperty("value", "disk");
  expect(asked).toHaveBeenCalledTimes(1);
});

test("the first hit is shown to who typed here, not to who emptied the field and typed into an output's own search", async () => {
  let hits = 2;
  vi.stubGlobal("fetch", async () => {
    hits += 1;
    return new Response(`${pageHead}${pageItemLine(found, 0)}${pageTail({ ...end, hits })}`);
  });
  const onFound = vi.fn();
  let query = noOutputQuery;
  const onQueryChange = (next: OutputQuery) => {
    query = next;
  };
  const ask = renderSearch(query, { onQueryChange, onFound });
  async function type(text: string): Promise<void> {
    fireEvent.change(screen.getByRole("searchbox"), { target: { value: text } });
    await vi.waitFor(() => expect(query.text).toBe(text));
    ask(query);
  }
  await type("error");
  await vi.waitFor(() => expect(onFound).toHaveBeenCalledTimes(1));
  await type("");
  query = { ...noOutputQuery, text: "failed" };
  ask(query);
  await screen.findByText("4 hits in 1 of 2 instances");
  expect(onFound).toHaveBeenCalledTimes(1);
});

test("what was just typed stays in the field when the instances are shown again", async () => {
  vi.stubGlobal("fetch", async () => new Response(`${pageHead}${pageItemLine(found, 0)}${pageTail(end)}`));
  const onQueryChange = vi.fn();
  renderSearch({ ...noOutputQuery, text: "error" }, { onQueryChange });
  const field = screen.getByRole("searchbox");
  fireEvent.change(field, { target: { value: "disk" } });
  fireEvent.click(screen.getByRole("button", { name: "Show instances" }));
  expect(field).toHaveProperty("value", "disk");
  await vi.waitFor(() => expect(onQueryChange).toHaveBeenCalledWith({ ...noOutputQuery, text: "disk" }));
});

test("a switch of the field for all leaves an output's own search its text", async () => {
  const onQueryChange = vi.fn();
  const ask = renderSearch(noOutputQuery, { onQueryChange });
  ask({ ...noOutputQuery, text: "disk" });
  fireEvent.click(screen.getByRole("button", { name: "Match case" }));
  await vi.waitFor(() =>
    expect(onQueryChange).toHaveBeenLastCalledWith({ ...noOutputQuery, text: "disk", matchCase: true }),
  );
  expect(screen.getByRole("searchbox")).toHaveProperty("value", "");
});
