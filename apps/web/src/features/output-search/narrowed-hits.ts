import type { InstanceHits, InstanceResult, SearchEnd } from "@command-history/contract";
import { hitsOf } from "./search-facts.ts";

/** What a search of all outputs has found, and where it found nothing. */
export interface FoundHits {
  readonly items: readonly InstanceHits[];
  readonly without: readonly InstanceResult[];
  /** Null while it goes on, or where it broke off. */
  readonly end: SearchEnd | null;
}

/** The IDs of instances, without those that are not known. */
export function knownIds(instances: readonly InstanceResult[]): ReadonlySet<string> {
  return new Set(instances.flatMap(({ instanceId }) => instanceId ?? []));
}

/**
 * What the search would have found in these instances alone, if it leaves nothing out. One whose ID is not known cannot be
 * told to be among them, and is left out.
 */
export function narrowedHits(found: FoundHits, instances: readonly InstanceResult[]): FoundHits {
  const ids = knownIds(instances);
  const isKept = ({ instanceId }: { instanceId: string | null }) =>
    instanceId !== null && ids.has(instanceId);
  const items = found.items.filter(isKept);
  const lines = items.reduce((sum, item) => sum + item.lines.length, 0);
  const counts = {
    hits: items.reduce((sum, item) => sum + hitsOf(item), 0),
    matchedLines: lines,
    listedLines: lines,
    cutLines: 0,
    instancesSearched: instances.filter(isKept).length,
  };
  return { items, without: found.without.filter(isKept), end: found.end && { ...found.end, ...counts } };
}

/** The hits of a search, those that another one found anew in some of the instances in place of what it found there. */
export function withRenewed(
  items: readonly InstanceHits[],
  renewed: readonly InstanceHits[],
): readonly InstanceHits[] {
  const ids = new Set(renewed.map(({ instanceId }) => instanceId));
  return [...items.filter(({ instanceId }) => !ids.has(instanceId)), ...renewed];
}
