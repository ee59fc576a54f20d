import { formatListQuery, type ListQuery } from "@command-history/contract";
import { useEffect, useState } from "react";
import { withoutFilters } from "../features/filters/filter-bar.tsx";
import { withClosed } from "./list-search.ts";
import type { UpdateListSearch } from "./use-list-search.ts";

/** What asks for other rows than those of `query`. `absent`: the open rows that the list, once it is current, does not have. */
export function useListActions(
  query: ListQuery,
  update: UpdateListSearch,
  { absent, isCurrent }: { absent: readonly string[]; isCurrent: boolean },
) {
  const [clearings, setClearings] = useState(0);
  const here = formatListQuery(query).toString();
  /** What was asked for before, until it is known which of its open rows the list has that was asked for then. */
  const [left, setLeft] = useState<string | null>(null);
  const [shown, setShown] = useState(here);
  if (shown !== here) {
    setShown(here);
    // Back leads to the list before, and none is left then, wherever it goes from there.
    if (left === here) setLeft(null);
  }
  // The address takes a moment to follow what was asked for.
  const isLeaving = left !== null && left !== here;
  const hasCome = isLeaving && isCurrent;
  if (hasCome && absent.length === 0) setLeft(null);
  useEffect(() => {
    if (hasCome && absent.length > 0) update((before) => withClosed(before, absent), { replace: true });
  }, [hasCome, absent, update]);

  /** Asks for other rows. A field that is left by a click changes the query too, and the click may have opened a row. */
  function ask(change: (query: ListQuery) => ListQuery): void {
    const next = change(query);
    if (formatListQuery(next).toString() !== here) setLeft(here);
    update((before) => ({ query: change(before.query) }), { toTop: next.page !== query.page });
  }

  return {
    ask,
    /** Open rows that are absent are those of the rows before. */
    isLeaving,
    goTo: (page: number) => ask((before) => ({ ...before, page })),
    setPageSize: (pageSize: number) => ask((before) => ({ ...before, pageSize, page: 1 })),
    /** How often all filters were cleared. */
    clearings,
    clearFilters() {
      ask(withoutFilters);
      setClearings((before) => before + 1);
    },
  };
}
