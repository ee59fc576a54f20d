import type { InstanceHits, InstanceResult, SearchEnd } from "@command-history/contract";
import { hitsOf } from "./search-facts.ts";

/** What a search has found so far. */
export interface HitsSoFar {
  readonly items: readonly InstanceHits[];
  /** Null while it goes on, or where it broke off. */
  readonly end: SearchEnd | null;
}

/** What a search of all outputs has found, and where it found nothing. */
export interface FoundHits extends HitsSoFar {
  readonly without: readonly InstanceResult[];
}

export const noHits: HitsSoFar = { items: [], end: null };

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

/**
 * The hits of a search of all instances, with those of a search of some by themselves in place of what it found in these. Until
 * that one has come to its end, and where it does not, what it has not come to stays.
 */
export function joinedHits(all: HitsSoFar, alone: HitsSoFar, aloneIn: readonly string[]): HitsSoFar {
  const renewed = new Set<string | null>(
    alone.end === null ? alone.items.map(({ instanceId }) => instanceId) : aloneIn,
  );
  const stay = all.items.filter(({ instanceId }) => !renewed.has(instanceId));
  return { items: [...stay, ...alone.items], end: alone.end ?? all.end };
}
