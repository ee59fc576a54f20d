import type { InstanceResult, SearchEnd } from "@command-history/contract";
import { useEffect, useState } from "react";

/** The instances as they were when a search began, and when all had been searched. */
interface SearchedInstances {
  readonly began: readonly InstanceResult[];
  readonly ended: readonly InstanceResult[];
}

/** Of each answer that came to its end: it can be shown again after another one. */
const searched = new WeakMap<SearchEnd, SearchedInstances>();

/** The instances of the search that is shown; as long as it has no `end`, as they were when it began. */
export function useSearchedInstances(
  { path, isFetching }: { readonly path: string; readonly isFetching: boolean },
  end: SearchEnd | null,
  instances: readonly InstanceResult[],
): SearchedInstances {
  const [last, setLast] = useState({ path, isFetching, instances });
  const begins = last.path !== path || (isFetching && !last.isFetching);
  const began = begins ? instances : last.instances;
  if (begins || last.isFetching !== isFetching) setLast({ path, isFetching, instances: began });

  useEffect(() => {
    if (end !== null && !searched.has(end)) searched.set(end, { began, ended: instances });
  }, [end, began, instances]);
  const known = end === null ? undefined : searched.get(end);
  return known ?? { began, ended: end === null ? began : instances };
}
