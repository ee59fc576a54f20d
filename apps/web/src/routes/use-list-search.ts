import type { ParameterProblem } from "@command-history/contract";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { sortableColumns } from "../features/invocation-list/columns.tsx";
import { formatListSearch, type ListSearch, parseListSearch } from "./list-search.ts";
import { paramsOf, recordOf } from "./search-record.ts";

interface UpdateOptions {
  /** Takes the place of the present history entry: for typing, and for opening rows. */
  readonly replace?: boolean;
  /** Goes to the top of the page. */
  readonly toTop?: boolean;
}

export type UpdateListSearch = (
  change: (search: ListSearch) => Partial<ListSearch>,
  options?: UpdateOptions,
) => void;

/** The list page's state out of the URL, what was wrong there, and how to change it. */
export function useListSearch(): {
  search: ListSearch;
  problems: readonly ParameterProblem[];
  update: UpdateListSearch;
} {
  const searchText = useLocation({ select: (location) => location.searchStr });
  const navigate = useNavigate();
  const parsed = useMemo(
    () => parseListSearch(new URLSearchParams(searchText), sortableColumns),
    [searchText],
  );
  const update = useCallback<UpdateListSearch>(
    (change, { replace = false, toTop = false } = {}) => {
      void navigate({
        to: "/",
        // The latest state, even when a change before this one has not been rendered yet.
        search: (before) => {
          const { search } = parseListSearch(paramsOf(before), sortableColumns);
          return recordOf(formatListSearch({ ...search, ...change(search) }));
        },
        replace,
        resetScroll: toTop,
      });
    },
    [navigate],
  );
  return { ...parsed, update };
}
