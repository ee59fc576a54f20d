import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { noOutputQuery } from "../lib/output-query.ts";
import { nothingRead, type OutputClient, type OutputState } from "./output-client.ts";
import type { Found, Hit } from "./protocol.ts";
import { createRowScroller } from "./row-scroller.ts";
import { useHits } from "./use-hits.ts";

afterEach(cleanup);

function aClient(hit: OutputClient["hit"] = async () => null): OutputClient {
  return {
    trueBytes: null,
    subscribe: () => () => undefined,
    state: () => nothingRead,
    rowCount: () => 0,
    row: () => undefined,
    show: () => undefined,
    prepare: () => undefined,
    rowOf: async () => 0,
    copy: async () => "",
    search: () => undefined,
    isLatest: () => true,
    hit,
    hitFrom: async () => null,
    close: () => undefined,
  };
}

const first = { index: 0, row: 4, line: 4, range: [0, 3] as const };
const found: Found = {
  kind: "found",
  search: 1,
  mode: "shown",
  hits: 5,
  matchedLines: 5,
  cutLines: 0,
  first,
  rows: null,
  bands: [],
  done: true,
};
const state: OutputState = { ...nothingRead, found };

/** The hits of an output whose reader was sent to `startLine`. */
function renderHits(client: OutputClient, startLine: number | null, initial: OutputState = state) {
  const scroller = { ...createRowScroller(18), reveal: vi.fn() };
  let now = {
    client,
    state: initial,
    scroller,
    mode: "shown" as const,
    query: noOutputQuery,
    startLine,
    repeatedArrivals: 0,
  };
  const { result, rerender } = renderHook(useHits, { initialProps: now });
  return {
    result,
    scroller,
    change(part: Partial<typeof now>): void {
      now = { ...now, ...part };
      rerender(now);
    },
  };
}

test("steps that follow each other faster than hits come lead on from one another", () => {
  const hit = vi.fn<OutputClient["hit"]>(() => new Promise(() => undefined));
  const { result } = renderHits(aClient(hit), null);
  result.current.step(1);
  result.current.step(-1);
  result.current.step(-1);
  expect(hit.mock.calls).toEqual([[1], [0], [4]]);
});

test("the same search in a text that has grown does not scroll, and another one does", () => {
  const { scroller, change } = renderHits(aClient(), null);
  expect(scroller.reveal).toHaveBeenCalledTimes(1);
  change({ client: aClient() });
  expect(scroller.reveal).toHaveBeenCalledTimes(1);
  const next = { ...state, found: { ...found, search: 2 } };
  change({ state: next, query: { ...noOutputQuery, text: "other" } });
  expect(scroller.reveal).toHaveBeenCalledTimes(2);
});

test("the hit that was stepped to stays the current one in a text that has grown", async () => {
  const third = { index: 2, row: 9, line: 9, range: [0, 3] as const };
  const { result, change } = renderHits(
    aClient(async () => third),
    null,
  );
  result.current.step(1);
  await vi.waitFor(() => expect(result.current.current).toBe(third));
  const search = vi.fn<OutputClient["search"]>();
  const moved = { ...third, row: 10 };
  const grown = { ...aClient(async (index) => (index === 2 ? moved : null)), search };
  change({ client: grown, state: nothingRead });
  expect(result.current.current).toBe(third);
  expect(search).toHaveBeenCalledExactlyOnceWith(noOutputQuery, "shown", 9);
  change({ state });
  expect(result.current.current).toBe(third);
  await vi.waitFor(() => expect(result.current.current).toBe(moved));

  change({ client: aClient(), state: { ...state, found: { ...found, hits: 2 } } });
  expect(result.current.current).toBe(first);
});

const fourth = { index: 3, row: 12, line: 12, range: [0, 3] as const };

test("the hit on a line that the reader is sent to becomes the current one, from which steps go on", async () => {
  const hit = vi.fn<OutputClient["hit"]>(async () => null);
  const hitFrom = vi.fn<OutputClient["hitFrom"]>(async () => fourth);
  const { result, change } = renderHits({ ...aClient(hit), hitFrom }, null);
  change({ startLine: 13 });
  await vi.waitFor(() => expect(result.current.current).toBe(fourth));
  result.current.step(1);
  expect(hit.mock.calls).toEqual([[4]]);

  // A line without a hit leaves the reader at the hit that they have come to.
  const fifth = { index: 4, row: 20, line: 20, range: [0, 3] as const };
  hitFrom.mockResolvedValue(fifth);
  change({ startLine: 16 });
  await vi.waitFor(() => expect(hitFrom).toHaveBeenLastCalledWith(15));
  await hitFrom.mock.results.at(-1)?.value;
  await act(async () => undefined);
  expect(result.current.current).toBe(fourth);
});

test("a hit that the reader is sent to before it is found becomes the current one when it is", async () => {
  const hitFrom = vi.fn<OutputClient["hitFrom"]>(async () => null);
  const searching = { ...state, found: { ...found, hits: 2, done: false } };
  const { result, change } = renderHits({ ...aClient(), hitFrom }, null, searching);
  change({ startLine: 13 });
  await vi.waitFor(() => expect(hitFrom).toHaveBeenCalledTimes(1));
  await act(async () => undefined);
  expect(result.current.current).toBe(first);
  hitFrom.mockResolvedValue(fourth);
  change({ state: { ...state, found: { ...found, hits: 4, done: false } } });
  await vi.waitFor(() => expect(result.current.current).toBe(fourth));
});

test("a step taken before the hit is found that the reader was sent to is not taken back", async () => {
  const second = { index: 1, row: 6, line: 6, range: [0, 3] as const };
  const hitFrom = vi.fn<OutputClient["hitFrom"]>(async () => null);
  const searching = { ...state, found: { ...found, hits: 2, done: false } };
  const { result, change } = renderHits({ ...aClient(async () => second), hitFrom }, null, searching);
  change({ startLine: 13 });
  result.current.step(1);
  await vi.waitFor(() => expect(result.current.current).toBe(second));
  const asked = hitFrom.mock.calls.length;
  change({ state });
  await act(async () => undefined);
  expect(hitFrom).toHaveBeenCalledTimes(asked);
  expect(result.current.current).toBe(second);
});

test("a step taken while the hit is asked for that the reader was sent to is not taken back", async () => {
  const second = { index: 1, row: 6, line: 6, range: [0, 3] as const };
  const answers: ((hit: Hit | null) => void)[] = [];
  const hit = vi.fn<OutputClient["hit"]>(async () => second);
  const hitFrom = () => new Promise<Hit | null>((resolve) => answers.push(resolve));
  const { result, change } = renderHits({ ...aClient(hit), hitFrom }, null);
  change({ startLine: 13 });
  result.current.step(1);
  await vi.waitFor(() => expect(result.current.current).toBe(second));
  for (const answer of answers) answer(fourth);
  await act(async () => undefined);
  expect(answers).toHaveLength(1);
  expect(result.current.current).toBe(second);
  result.current.step(1);
  expect(hit.mock.calls).toEqual([[1], [2]]);
});

test("a step that leads nowhere does not make up for the hit that the reader was sent to", async () => {
  const hitFrom = vi.fn<OutputClient["hitFrom"]>(async () => fourth);
  const nothingYet = { ...state, found: { ...found, hits: 0, first: null, done: false } };
  const { result, change } = renderHits({ ...aClient(), hitFrom }, null, nothingYet);
  change({ startLine: 13 });
  result.current.step(1);
  change({ state });
  await vi.waitFor(() => expect(result.current.current).toBe(fourth));
});

test("where another search begins as the reader is sent to a line, it is that search which finds the hit there", async () => {
  let latest = 1;
  const hitFrom = vi.fn<OutputClient["hitFrom"]>(async () => (latest === 2 ? fourth : null));
  const client = { ...aClient(), hitFrom, isLatest: (search: number) => search === latest };
  const { result, change } = renderHits(client, null);
  latest = 2;
  change({ query: { ...noOutputQuery, text: "other" }, startLine: 13 });
  await act(async () => undefined);
  expect(hitFrom).not.toHaveBeenCalled();
  change({ state: { ...state, found: { ...found, search: 2 } } });
  await vi.waitFor(() => expect(result.current.current).toBe(fourth));
});

test("who is sent to the same line again is at its hit again", async () => {
  const second = { index: 1, row: 6, line: 6, range: [0, 3] as const };
  const client = { ...aClient(async () => second), hitFrom: async () => fourth };
  const { result, change } = renderHits(client, null);
  change({ startLine: 13 });
  await vi.waitFor(() => expect(result.current.current).toBe(fourth));
  result.current.step(1);
  await vi.waitFor(() => expect(result.current.current).toBe(second));
  change({ repeatedArrivals: 1 });
  await vi.waitFor(() => expect(result.current.current).toBe(fourth));
});

test("who comes to an output at a line is at its hit, however many rows the lines above it take", async () => {
  const hitFrom = vi.fn<OutputClient["hitFrom"]>(async () => ({ ...fourth, row: 400 }));
  const { result, scroller } = renderHits({ ...aClient(), hitFrom }, 13);
  await vi.waitFor(() => expect(result.current.current?.row).toBe(400));
  expect(hitFrom).toHaveBeenCalledWith(12);
  expect(scroller.reveal).not.toHaveBeenCalled();
});
