import { cleanup, renderHook } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { noOutputQuery } from "../lib/output-query.ts";
import { nothingRead, type OutputClient, type OutputState } from "./output-client.ts";
import type { Found } from "./protocol.ts";
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

test("steps that follow each other faster than hits come lead on from one another", () => {
  const hit = vi.fn<OutputClient["hit"]>(() => new Promise(() => undefined));
  const client = aClient(hit);
  const scroller = createRowScroller(18);
  const { result } = renderHook(() =>
    useHits({ client, state, scroller, mode: "shown", query: noOutputQuery, startLine: null }),
  );
  result.current.step(1);
  result.current.step(-1);
  result.current.step(-1);
  expect(hit.mock.calls).toEqual([[1], [0], [4]]);
});

test("the same search in a text that has grown does not scroll, and another one does", () => {
  const scroller = { ...createRowScroller(18), reveal: vi.fn() };
  const { rerender } = renderHook(useHits, {
    initialProps: {
      client: aClient(),
      state,
      scroller,
      mode: "shown",
      query: noOutputQuery,
      startLine: null,
    },
  });
  expect(scroller.reveal).toHaveBeenCalledTimes(1);
  const grown = aClient();
  rerender({ client: grown, state, scroller, mode: "shown", query: noOutputQuery, startLine: null });
  expect(scroller.reveal).toHaveBeenCalledTimes(1);
  const other = { ...noOutputQuery, text: "other" };
  const next = { ...state, found: { ...found, search: 2 } };
  rerender({ client: grown, state: next, scroller, mode: "shown", query: other, startLine: null });
  expect(scroller.reveal).toHaveBeenCalledTimes(2);
});

test("the hit that was stepped to stays the current one in a text that has grown", async () => {
  const third = { index: 2, row: 9, line: 9, range: [0, 3] as const };
  const scroller = { ...createRowScroller(18), reveal: vi.fn() };
  const given = { scroller, mode: "shown", query: noOutputQuery, startLine: null } as const;
  const { result, rerender } = renderHook(useHits, {
    initialProps: { ...given, client: aClient(async () => third), state },
  });
  result.current.step(1);
  await vi.waitFor(() => expect(result.current.current).toBe(third));
  const search = vi.fn<OutputClient["search"]>();
  const moved = { ...third, row: 10 };
  const grown = { ...aClient(async (index) => (index === 2 ? moved : null)), search };
  rerender({ ...given, client: grown, state: nothingRead });
  expect(result.current.current).toBe(third);
  expect(search).toHaveBeenCalledExactlyOnceWith(noOutputQuery, "shown", 9);
  rerender({ ...given, client: grown, state });
  expect(result.current.current).toBe(third);
  await vi.waitFor(() => expect(result.current.current).toBe(moved));

  const shorter = { ...state, found: { ...found, hits: 2 } };
  rerender({ ...given, client: aClient(), state: shorter });
  expect(result.current.current).toBe(first);
});

test("the hit on a line that the reader is sent to becomes the current one, from which steps go on", async () => {
  const fourth = { index: 3, row: 12, line: 12, range: [0, 3] as const };
  const hit = vi.fn<OutputClient["hit"]>(async () => null);
  const client = { ...aClient(hit), hitFrom: async () => fourth };
  const scroller = createRowScroller(18);
  const given = { client, state, scroller, mode: "shown", query: noOutputQuery } as const;
  const { result, rerender } = renderHook(useHits, {
    initialProps: { ...given, startLine: null as number | null },
  });
  rerender({ ...given, startLine: 13 });
  await vi.waitFor(() => expect(result.current.current).toBe(fourth));
  result.current.step(1);
  expect(hit.mock.calls).toEqual([[4]]);

  // A line without a hit leaves the reader at the hit that they have come to.
  rerender({ ...given, startLine: 11 });
  await Promise.resolve();
  expect(result.current.current).toBe(fourth);
});
