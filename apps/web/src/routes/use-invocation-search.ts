import type { ParameterProblem } from "@command-history/contract";
import { useLocation, useNavigate, useRouter } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo } from "react";
import { sortableColumns } from "../features/instance-list/columns.tsx";
import { formatLineRange } from "../lib/line-range.ts";
import { formatInvocationSearch, type InvocationSearch, parseInvocationSearch } from "./invocation-search.ts";
import { paramsOf, recordOf } from "./search-record.ts";

declare module "@tanstack/react-router" {
  interface HistoryState {
    /** The entry was reached by a step from one instance to the next. */
    readonly isStep?: true;
  }
}

export type UpdateInvocationSearch = (
  change: (search: InvocationSearch) => Partial<InvocationSearch>,
  options?: {
    /** Takes the place of the present history entry: for what nobody wants to go back through, as what is typed. */
    readonly replace?: boolean;
    /** A step from one instance to the next: takes the place of the step before, and not of what was chosen. */
    readonly step?: boolean;
  },
) => void;

/** The state of an invocation's page out of the URL, what was wrong there, and how to change it. */
export function useInvocationSearch(invocationId: string): {
  search: InvocationSearch;
  problems: readonly ParameterProblem[];
  update: UpdateInvocationSearch;
} {
  const searchText = useLocation({ select: (location) => location.searchStr });
  const navigate = useNavigate();
  const { history } = useRouter();
  const parsed = useMemo(
    () => parseInvocationSearch(new URLSearchParams(searchText), sortableColumns),
    [searchText],
  );
  const { lines } = parsed.search;
  useEffect(() => {
    // Lines that were read otherwise than they stand there, such as 99-3: the rest of the link stays as it came.
    const params = new URLSearchParams(searchText);
    if (lines === null || params.get("L") === formatLineRange(lines)) return;
    params.set("L", formatLineRange(lines));
    void navigate({
      to: "/invocations/$invocationId",
      params: { invocationId },
      search: recordOf(params),
      state: true,
      replace: true,
      resetScroll: false,
    });
  }, [searchText, lines, navigate, invocationId]);
  const update = useCallback<UpdateInvocationSearch>(
    (change, { replace = false, step = false } = {}) => {
      const { isStep } = history.location.state;
      void navigate({
        to: "/invocations/$invocationId",
        params: { invocationId },
        // The latest state, even when a change before this one has not been rendered yet.
        search: (before) => {
          const { search } = parseInvocationSearch(paramsOf(before), sortableColumns);
          return recordOf(formatInvocationSearch({ ...search, ...change(search) }));
        },
        replace: replace || (step && isStep === true),
        state: step || (replace && isStep) ? { isStep: true } : {},
        resetScroll: false,
      });
    },
    [navigate, history, invocationId],
  );
  return { ...parsed, update };
}
