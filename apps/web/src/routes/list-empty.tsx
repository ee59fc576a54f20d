import type { ListQuery } from "@command-history/contract";
import { hasFilters } from "../features/filters/filter-bar.tsx";
import { NoRows, StoppedRows } from "../features/invocation-list/list-state.tsx";
import type { PageFacts } from "../features/paging/page-facts.ts";
import type { useInvocationRows } from "./use-invocation-rows.ts";
import type { useListActions } from "./use-list-actions.ts";

/** What the text filter offers to look through; the largest page is too much for one click. */
const largerSizes = [100, 1000];

/** What stands in place of the list's rows where there is none to show; nothing where a notice says why. */
export function ListEmpty(props: {
  query: ListQuery;
  rows: ReturnType<typeof useInvocationRows>;
  facts: PageFacts;
  /** The text filter, and how many rows there are without it. */
  find: string;
  unfiltered: number;
  actions: ReturnType<typeof useListActions>;
  onClearFind: () => void;
  onLookFor: (text: string) => void;
}) {
  const { query, rows, facts, find, unfiltered, actions } = props;
  const [command, ...otherCommands] = query.commandId;
  if (rows.error !== null) return null;
  // A page that was stopped before its first row may well have some.
  if (rows.stopped && unfiltered === 0) return <StoppedRows onLoad={rows.refresh} />;
  return (
    <NoRows
      page={query.page}
      lastPage={facts.last}
      filtered={hasFilters(query)}
      find={find}
      unfiltered={unfiltered}
      hasNext={facts.hasNext}
      largerSize={largerSizes.find((size) => size > query.pageSize) ?? null}
      soughtCommand={otherCommands.length === 0 && command !== undefined ? command : null}
      onLookFor={props.onLookFor}
      onPage={actions.goTo}
      onPageSize={actions.setPageSize}
      onClearFilters={actions.clearFilters}
      onClearFind={props.onClearFind}
    />
  );
}
