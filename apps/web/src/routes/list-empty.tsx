import type { ListQuery } from "@command-history/contract";
import { countFilters } from "../features/filters/filter-bar.tsx";
import { type NameToLookFor, NoRows, StoppedRows } from "../features/invocation-list/list-state.tsx";
import type { PageFacts } from "../features/paging/page-facts.ts";
import { useSeenIds } from "../lib/seen-ids.ts";
import { listSearchLimits } from "./list-search.ts";
import type { useInvocationRows } from "./use-invocation-rows.ts";
import type { useListActions } from "./use-list-actions.ts";

/** What the text filter offers to look through; the largest page is too much for one click. */
const largerSizes = [100, 1000];

/** How many rows are offered to be looked through for what is no whole name: more than a page, and soon there. */
const rowsToLookThrough = 1000;

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
  onLookFor: (name: NameToLookFor) => void;
}) {
  const { query, rows, facts, find, unfiltered, actions } = props;
  const knownCommands = useSeenIds("command");
  if (rows.error !== null) return null;
  // A page that was stopped before its first row may well have some.
  if (rows.stopped && unfiltered === 0) return <StoppedRows onLoad={rows.refresh} />;
  return (
    <NoRows
      page={query.page}
      lastPage={facts.last}
      filters={countFilters(query)}
      isComing={rows.fetching && rows.end === null}
      find={find}
      unfiltered={unfiltered}
      hasNext={facts.hasNext}
      largerSize={largerSizes.find((size) => size > query.pageSize) ?? null}
      nameToLookFor={nameToLookFor(query, knownCommands)}
      onLookFor={props.onLookFor}
      onPage={actions.goTo}
      onPageSize={actions.setPageSize}
      onClearFilters={actions.clearFilters}
      onClearFind={props.onClearFind}
    />
  );
}

/** The one command in the filter, unless it is an ID that rows have shown, or more than the text filter takes. */
function nameToLookFor(
  query: ListQuery,
  knownCommands: { has(commandId: string): boolean },
): NameToLookFor | null {
  const [text, ...others] = query.commandId;
  if (text === undefined || others.length > 0) return null;
  if (knownCommands.has(text) || text.length > listSearchLimits.find) return null;
  return {
    text,
    rows: Math.max(query.pageSize, rowsToLookThrough),
    isNarrowed: countFilters(query) > 1,
  };
}
