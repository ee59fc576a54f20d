import {
  formatSearchQuery,
  type InstanceHits,
  type InstanceResult,
  parseSearchQuery,
  type SearchEnd,
  type SearchQuery,
} from "@command-history/contract";
import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type OutputSearchInput, outputSearchQuery } from "../../api/search.ts";
import type { InstanceFilter } from "../../lib/instance-facets.ts";
import { knownIds, withRenewed } from "./narrowed-hits.ts";
import { leavesNothingOut } from "./search-facts.ts";
import { useSearchedInstances } from "./use-searched-instances.ts";

/** A search, and what is known by it. */
interface NarrowedSearch {
  /** The request that is told of, stopped and repeated, and what it asks for. */
  readonly search: UseQueryResult<unknown>;
  readonly input: OutputSearchInput;
  readonly came: readonly InstanceHits[];
  /** Null while it goes on, or where it broke off. */
  readonly end: SearchEnd | null;
  /** Whether the hits are those of the search before. */
  readonly isOld: boolean;
  /** Whether `end` is of the chosen instances alone, not of all. */
  readonly isAlone: boolean;
  /** The instances whose hits are shown; null: all. */
  readonly narrowedTo: readonly InstanceResult[] | null;
}

const noHits: readonly InstanceHits[] = [];

/**
 * The search whose hits are shown: that of all outputs, which can be narrowed to some instances without asking again. One that
 * leaves something out does not tell of which instance: these alone are then searched anew. Until that has come to its end,
 * and where it does not, or the server would refuse it, what the search of all found in them stays.
 */
export function useNarrowedSearch(
  input: OutputSearchInput,
  filter: InstanceFilter,
  narrowedTo: readonly InstanceResult[] | null,
  isWanted: boolean,
): NarrowedSearch {
  const all = useQuery({
    ...outputSearchQuery(input),
    enabled: isWanted,
    placeholderData: keepPreviousData,
  });
  const allCame = all.data?.items ?? noHits;
  const isOld = all.isPlaceholderData;
  // The hits of the search before stay until the first new ones come. What is said of them is not.
  const allEnd = isOld ? null : (all.data?.end ?? null);
  const searched = useSearchedInstances(allEnd, filter, narrowedTo);
  const ids = [...knownIds(searched ?? [])].toSorted();
  const aloneInput = { ...input, query: { ...input.query, instanceId: ids } };
  const asksAlone =
    allEnd !== null && !leavesNothingOut(allEnd) && ids.length > 0 && isAllowed(aloneInput.query);
  const alone = useQuery({ ...outputSearchQuery(aloneInput), enabled: isWanted && asksAlone });
  const aloneCame = alone.data?.items ?? noHits;
  const aloneEnd = alone.data?.end ?? null;
  const isAlone = asksAlone && aloneEnd !== null;
  const known = useMemo(
    () => (isAlone ? aloneCame : withRenewed(allCame, aloneCame)),
    [isAlone, allCame, aloneCame],
  );
  if (!asksAlone) return { search: all, input, came: allCame, end: allEnd, isOld, isAlone, narrowedTo };
  const end = alone.isFetching ? aloneEnd : (aloneEnd ?? allEnd);
  return { search: alone, input: aloneInput, came: known, end, isOld, isAlone, narrowedTo: searched };
}

/** Whether the server takes a search: IDs from upstream may be too many for it, too long, or blank. */
function isAllowed(query: SearchQuery): boolean {
  return parseSearchQuery(formatSearchQuery(query)).problems.length === 0;
}
