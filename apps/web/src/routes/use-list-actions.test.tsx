import { act, cleanup, renderHook } from "@testing-library/react";
import { useCallback, useState } from "react";
import { afterEach, expect, test } from "vitest";
import { defaultListSearch, type ListSearch } from "./list-search.ts";
import { useListActions } from "./use-list-actions.ts";
import type { UpdateListSearch } from "./use-list-search.ts";

afterEach(cleanup);

interface Lists {
  /** The rows of the list without a filter. */
  readonly all: readonly string[];
  /** Those of the list with one; null until they have come. */
  readonly filtered: readonly string[] | null;
}

/** A list with two open rows. */
function useList({ all, filtered }: Lists) {
  const [search, setSearch] = useState<ListSearch>({ ...defaultListSearch, open: ["inv-1", "inv-2"] });
  const update = useCallback<UpdateListSearch>(
    (change) => setSearch((before) => ({ ...before, ...change(before) })),
    [],
  );
  const here = search.query.status.length === 0 ? all : filtered;
  const absent = search.open.filter((id) => here !== null && !here.includes(id));
  const actions = useListActions(search.query, update, { absent, isWhole: here !== null });
  return { search, absent, ...actions };
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

test("a row that goes away later, or that a link opens, is left to the notice", () => {
  const { result } = renderHook(useList, { initialProps: { all: ["inv-1"], filtered: null } });
  expect(result.current.isLeaving).toBe(false);
  expect(result.current.search.open).toEqual(["inv-1", "inv-2"]);
  expect(result.current.absent).toEqual(["inv-2"]);
});
