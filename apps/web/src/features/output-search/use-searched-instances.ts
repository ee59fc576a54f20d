import type { InstanceResult, SearchEnd } from "@command-history/contract";
import { useState } from "react";

/** The instances of an invocation, and those whose hits are shown; null: all. */
interface Chosen {
  readonly instances: readonly InstanceResult[];
  readonly narrowedTo: readonly InstanceResult[] | null;
}

/**
 * Those of the chosen instances that are searched by themselves: as they were when the search of all ended, or when the
 * viewer chose others. A refresh, which may bring one more among them each time, would else start a search each time.
 */
export function useSearchedInstances(
  end: SearchEnd | null,
  { instances, narrowedTo }: Chosen,
): readonly InstanceResult[] | null {
  const [last, setLast] = useState({ end, instances, narrowedTo, searched: narrowedTo });
  if (last.end === end && last.instances === instances && last.narrowedTo === narrowedTo)
    return last.searched;
  const isAnew = last.end !== end || areChosenAnew(last, { instances, narrowedTo });
  const searched = isAnew ? narrowedTo : last.searched;
  setLast({ end, instances, narrowedTo, searched });
  return searched;
}

/** Whether the viewer has chosen others: only then does an instance that is as it was come among them, or leave them. */
function areChosenAnew(before: Chosen, now: Chosen): boolean {
  if (before.narrowedTo === null || now.narrowedTo === null) return before.narrowedTo !== now.narrowedTo;
  const unchanged = new Set(before.instances);
  const were = new Set(before.narrowedTo);
  const are = new Set(now.narrowedTo);
  return now.instances.some(
    (instance) => unchanged.has(instance) && were.has(instance) !== are.has(instance),
  );
}
