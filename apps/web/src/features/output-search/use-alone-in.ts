import type { InstanceResult, SearchEnd } from "@command-history/contract";
import { useState } from "react";
import type { InstanceFilter } from "../../lib/instance-facets.ts";
import { knownIds } from "./narrowed-hits.ts";

/**
 * The IDs, in their own order, of the instances that are searched by themselves: those that passed the filter when the search of
 * all ended, or when the viewer chose another filter. A refresh, which may bring one more each time, would else start a search
 * each time. `narrowedTo`: those that pass it now; null: there is no filter.
 */
export function useAloneIn(
  end: SearchEnd | null,
  { task, exit }: InstanceFilter,
  narrowedTo: readonly InstanceResult[] | null,
): readonly string[] {
  const filter = JSON.stringify([task, exit]);
  const [last, setLast] = useState(() => ({ end, filter, ids: sortedIds(narrowedTo) }));
  if (last.end === end && last.filter === filter) return last.ids;
  const ids = sortedIds(narrowedTo);
  setLast({ end, filter, ids });
  return ids;
}

/** The IDs of instances, without those that are not known, in their own order. */
function sortedIds(instances: readonly InstanceResult[] | null): readonly string[] {
  return [...knownIds(instances ?? [])].toSorted();
}
