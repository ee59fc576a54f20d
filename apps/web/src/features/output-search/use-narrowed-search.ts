import type { InstanceResult } from "@command-history/contract";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type OutputSearchInput, outputSearchQuery } from "../../api/search.ts";
import { knownIds } from "./narrowed-hits.ts";
import { leavesNothingOut } from "./search-facts.ts";

/**
 * The search whose hits are shown: that of all outputs, which can be narrowed to some instances without asking again. One that
 * leaves something out does not tell of which instance: these alone are then searched anew (`isAlone`).
 */
export function useNarrowedSearch(
  input: OutputSearchInput,
  narrowedTo: readonly InstanceResult[] | null,
  isWanted: boolean,
) {
  const all = useQuery({
    ...outputSearchQuery(input),
    enabled: isWanted,
    placeholderData: keepPreviousData,
  });
  const end = all.isPlaceholderData ? null : (all.data?.end ?? null);
  const ids = [...knownIds(narrowedTo ?? [])].toSorted();
  const isAlone = end !== null && !leavesNothingOut(end) && ids.length > 0;
  const aloneInput = { ...input, query: { ...input.query, instanceId: ids } };
  const alone = useQuery({
    ...outputSearchQuery(aloneInput),
    enabled: isWanted && isAlone,
    // The hits of these instances that are known already stand in until the first ones come.
    placeholderData: () => all.data,
  });
  return isAlone ? { search: alone, input: aloneInput, isAlone } : { search: all, input, isAlone };
}
