import { formatSearchQuery, type InstanceResult, parseSearchQuery } from "@command-history/contract";
import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type OutputSearchInput, outputSearchQuery, searchFreshMs } from "../../api/search.ts";
import type { InstanceFilter } from "../../lib/instance-facets.ts";
import { type HitsSoFar, joinedHits, knownIds, noHits } from "./narrowed-hits.ts";
import { leavesNothingOut, type SearchState, searchState } from "./search-facts.ts";
import { useAloneIn } from "./use-alone-in.ts";

/** A search, and what is known by it: `end` is that of all where `aloneIn` is null. */
interface NarrowedSearch extends HitsSoFar {
  /** Searches anew: all, where others than those that were searched by themselves have come among those shown. */
  readonly repeat: () => void;
  /** The request that is told of and stopped, what it asks for, and where. */
  readonly search: UseQueryResult<unknown>;
  readonly input: OutputSearchInput;
  readonly path: string;
  readonly state: SearchState;
  /** Whether the hits are those of the search before. */
  readonly isOld: boolean;
  /** The IDs of the instances that were searched by themselves, to the end; null: all were searched together. */
  readonly aloneIn: readonly string[] | null;
}

/**
 * The search whose hits are shown: that of all outputs, which can be narrowed to some instances without asking again. One that
 * leaves something out does not tell of which instance: those that pass the filter are then searched anew, by themselves. Until
 * that has come to its end, and where it does not, or the server would refuse it, what the search of all found in them stays;
 * and always what it found in the others, which can come to pass the filter later.
 */
export function useNarrowedSearch(
  input: OutputSearchInput,
  filter: InstanceFilter,
  narrowedTo: readonly InstanceResult[] | null,
  isWanted: boolean,
): NarrowedSearch {
  const allQuery = useMemo(() => outputSearchQuery(input), [input]);
  const all = useQuery({
    ...allQuery,
    enabled: isWanted,
    placeholderData: keepPreviousData,
  });
  const isOld = all.isPlaceholderData;
  const allItems = (all.data ?? noHits).items;
  // The hits of the search before stay until the first new ones come. What is said of them is not.
  const allEnd = isOld ? null : (all.data?.end ?? null);
  const aloneIn = useAloneIn(allEnd, filter, narrowedTo);
  const leavesOut = allEnd !== null && !leavesNothingOut(allEnd);
  const aloneInput = useMemo(
    () => (leavesOut ? inputAlone(input, aloneIn) : null),
    [leavesOut, input, aloneIn],
  );
  const asksAlone = aloneInput !== null;
  const asked = aloneInput ?? input;
  // With many IDs its address is long, and the page is rendered with each key.
  const aloneQuery = useMemo(() => outputSearchQuery(asked), [asked]);
  const allAt = Math.max(all.dataUpdatedAt, all.errorUpdatedAt);
  const alone = useQuery({
    ...aloneQuery,
    enabled: isWanted && asksAlone,
    // Where other instances are chosen, what was found in them before all were searched anew, if in vain, is as old as they were.
    staleTime: ({ state }) => (state.dataUpdatedAt < allAt ? 0 : searchFreshMs),
  });
  const aloneHits = (asksAlone ? alone.data : undefined) ?? noHits;
  const known = useMemo(
    () => joinedHits({ items: allItems, end: allEnd }, aloneHits, aloneIn),
    [allItems, allEnd, aloneHits, aloneIn],
  );
  // All are searched anew, or that broke off, and nothing was searched by itself since.
  const aloneAt = Math.max(alone.dataUpdatedAt, alone.errorUpdatedAt);
  const hasBrokenOff = all.error !== null && !alone.isFetching && aloneAt < all.errorUpdatedAt;
  const isOfAll = !asksAlone || all.isFetching || hasBrokenOff;
  function repeat(): void {
    const searched = new Set(aloneIn);
    const haveOthersCome = [...knownIds(narrowedTo ?? [])].some((id) => !searched.has(id));
    void (isOfAll || haveOthersCome ? all : alone).refetch();
  }
  return {
    ...known,
    repeat,
    search: isOfAll ? all : alone,
    input: isOfAll ? input : asked,
    path: (isOfAll ? allQuery : aloneQuery).queryKey[0],
    state: isOfAll ? searchState(all, allEnd) : searchState(alone, aloneHits.end),
    isOld,
    aloneIn: aloneHits.end === null ? null : aloneIn,
  };
}

/** What asks for the instances with these IDs; null: none, or the server would refuse them as too many, too long, or blank. */
function inputAlone(input: OutputSearchInput, ids: readonly string[]): OutputSearchInput | null {
  const query = { ...input.query, instanceId: ids };
  const isAllowed = parseSearchQuery(formatSearchQuery(query)).problems.length === 0;
  return ids.length > 0 && isAllowed ? { ...input, query } : null;
}
