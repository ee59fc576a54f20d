import type { InstanceResult, SearchEnd } from "@command-history/contract";
import { useState } from "react";
import type { InstanceFilter } from "../../lib/instance-facets.ts";

/**
 * Those of the chosen instances that are searched by themselves: as they were when the search of all ended, or when the
 * viewer chose another filter. A refresh, which may bring one more among them each time, would else start a search each time.
 */
export function useSearchedInstances(
  end: SearchEnd | null,
  { task, exit }: InstanceFilter,
  narrowedTo: readonly InstanceResult[] | null,
): readonly InstanceResult[] | null {
  const filter = JSON.stringify([task, exit]);
  const [last, setLast] = useState({ end, filter, searched: narrowedTo });
  if (last.end === end && last.filter === filter) return last.searched;
  setLast({ end, filter, searched: narrowedTo });
  return narrowedTo;
}
