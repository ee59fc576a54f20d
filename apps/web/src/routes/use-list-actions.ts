import type { ListQuery } from "@command-history/contract";
import { useState } from "react";
import { withoutFilters } from "../features/filters/filter-bar.tsx";
import type { UpdateListSearch } from "./use-list-search.ts";

/** What asks for other rows than those of `query`. */
export function useListActions(query: ListQuery, update: UpdateListSearch) {
  const [clearings, setClearings] = useState(0);

  /** Asks for other rows. What was open belongs to the rows before. A field that is left by a click changes the query too. */
  function ask(change: (query: ListQuery) => ListQuery): void {
    update((before) => ({ query: change(before.query), open: [], output: [] }), {
      toTop: change(query).page !== query.page,
    });
  }

  return {
    ask,
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
