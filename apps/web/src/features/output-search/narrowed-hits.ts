import type { InstanceHits, InstanceResult, SearchEnd } from "@command-history/contract";
import { hitsOf } from "./search-facts.ts";

/** What a search of all outputs has found, and where it found nothing. */
export interface FoundHits {
  readonly items: readonly InstanceHits[];
  readonly without: readonly InstanceResult[];
  /** Null while it goes on, or where it broke off. */
  readonly end: SearchEnd | null;
}

/**
 * What the search would have found in these instances alone. One whose ID is not known cannot be told to be among them, and
 * is left out.
 */
export function narrowedHits(found: FoundHits, instances: readonly InstanceResult[]): FoundHits {
  const ids = new Set(instances.flatMap(({ instanceId }) => instanceId ?? []));
  const isKept = ({ instanceId }: { instanceId: string | null }) =>
    instanceId !== null && ids.has(instanceId);
  const items = found.items.filter(isKept);
  const hits = items.reduce((sum, item) => sum + hitsOf(item), 0);
  return {
    items,
    without: found.without.filter(isKept),
    end: found.end && { ...found.end, hits, instancesSearched: instances.length },
  };
}
