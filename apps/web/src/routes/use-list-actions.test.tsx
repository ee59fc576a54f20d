import { act, cleanup, renderHook } from "@testing-library/react";
import { useCallback, useMemo, useState } from "react";
import { afterEach, expect, test } from "vitest";
import { formatListSearch, parseListSearch } from "./list-search.ts";
import { useListActions } from "./use-list-actions.ts";
import type { UpdateListSearch } from "./use-list-search.ts";

afterEach(cleanup);

interface Lists {
  /** The rows of the list without a filter. */
  readonly all: readonly string[];
  /** Those of the list with one; null until they have come. */
  readonly filtered: readonly string[] | null;
}

const noColumns: ReadonlySet<string> = new Set();

/** A list with two open rows, whose state is a text, as that of the page is. */
function useList({ all, filtered }: Lists) {
  const [text, setText] = useState("open=inv-1&open=inv-2");
  const search = useMemo(() => parseListSearch(new URLSearchParams(text), noColumns).search, [text]);
  const update = useCallback<UpdateListSearch>((change) => {
    setText((before) => {
      const { search } = parseListSearch(new URLSearchParams(before), noColumns);
      return formatListSearch({ ...search, ...change(search) }).toString();
    });
  }, []);
  const here = search.query.status.length === 0 ? all : filtered;
  const absent = search.open.filter((id) => here !== null && !here.includes(id));
  const actions = useListActions(search.query, update, { absent, isCurrent: here !== null });
  return { search, absent, update, openLink: setText, ...actions };
}

test("of the open rows those stay open that the list asked for has too, and no notice tells of the others", () => {
  const all = ["inv-1", "inv-2"];
  const initialProps: Lists = { all, filtered: null };
  const { result, rerender } = renderHook(useList, { initialProps });
  act(() => result.current.ask((query) => ({ ...query, status: ["Failed"] })));
  expect(result.current.search.open).toEqual(["inv-1", "inv-2"]);
  expect(result.current.isLeaving).toBe(true);
  rerender({ all, filtered: ["inv-2", "inv-3"] });
  expect(result.current.search.open).toEqual(["inv-2"]);
  expect(result.current.isLeaving).toBe(false);
});

test("a row that goes away later is left to the notice", () => {
  const all = ["inv-1", "inv-2"];
  const { result, rerender } = renderHook(useList, { initialProps: { all, filtered: null } as Lists });
  act(() => result.current.ask((query) => ({ ...query, status: ["Failed"] })));
  rerender({ all, filtered: all });
  rerender({ all, filtered: ["inv-1"] });
  expect(result.current.search.open).toEqual(["inv-1", "inv-2"]);
  expect(result.current.absent).toEqual(["inv-2"]);
  expect(result.current.isLeaving).toBe(false);
});

test("a row that a link opens is left to the notice, also after a choice that changes nothing", () => {
  const { result } = renderHook(useList, { initialProps: { all: ["inv-1"], filtered: null } });
  expect(result.current.absent).toEqual(["inv-2"]);
  act(() => result.current.ask((query) => ({ ...query })));
  expect(result.current.isLeaving).toBe(false);
  act(() => result.current.update(({ open }) => ({ open: [...open, "inv-3"] })));
  expect(result.current.search.open).toEqual(["inv-1", "inv-2", "inv-3"]);
});

test("whoever goes back before the list has come finds the rows open that were", () => {
  const { result } = renderHook(useList, { initialProps: { all: ["inv-1"], filtered: null } });
  act(() => result.current.ask((query) => ({ ...query, status: ["Failed"] })));
  expect(result.current.isLeaving).toBe(true);
  act(() => result.current.openLink("open=inv-1&open=inv-2"));
  expect(result.current.search.open).toEqual(["inv-1", "inv-2"]);
  expect(result.current.isLeaving).toBe(false);
});

test("whoever goes back twice finds the rows that a link opened left to the notice", () => {
  const all = ["inv-1"];
  const { result, rerender } = renderHook(useList, { initialProps: { all, filtered: null } as Lists });
  act(() => result.current.ask((query) => ({ ...query, status: ["Failed"] })));
  act(() => result.current.openLink("open=inv-1"));
  act(() => result.current.openLink("status=Success&open=inv-1&open=inv-2"));
  rerender({ all, filtered: ["inv-1"] });
  expect(result.current.search.open).toEqual(["inv-1", "inv-2"]);
  expect(result.current.absent).toEqual(["inv-2"]);
  expect(result.current.isLeaving).toBe(false);
});
