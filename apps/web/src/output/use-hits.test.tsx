import { cleanup, renderHook } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { noOutputQuery } from "../lib/output-query.ts";
import { nothingRead, type OutputClient } from "./output-client.ts";
import { createRowScroller } from "./row-scroller.ts";
import { useHits } from "./use-hits.ts";

afterEach(cleanup);

function aClient(hit: OutputClient["hit"] = async () => null): OutputClient {
  return {
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
    close: () => undefined,
  };
}

const first = { index: 0, row: 4, line: 4, range: [0, 3] as const };
const found = { kind: "found", search: 1, mode: "shown", hits: 5, first, rows: null } as const;
const state = { ...nothingRead, found: { ...found, matchedLines: 5, cutLines: 0, bands: [], done: true } };

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
  const next = { ...state, found: { ...state.found, search: 2 } };
  rerender({ client: grown, state: next, scroller, mode: "shown", query: other, startLine: null });
  expect(scroller.reveal).toHaveBeenCalledTimes(2);
});
