import type { InstanceHits, InstanceResult } from "@command-history/contract";

/**
 * The instances in whose outputs nothing was found. A search leaves them out of its answer, so they are known once it
 * has gone through all. Those without an ID are among them only where none of them has a hit.
 */
export function withoutHits(
  instances: readonly InstanceResult[],
  items: readonly InstanceHits[],
): InstanceResult[] {
  const found = new Set(items.map(({ instanceId }) => instanceId));
  return instances.filter(({ instanceId }) => !found.has(instanceId));
}
