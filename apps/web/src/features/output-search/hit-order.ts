import type { InstanceHits, InstanceResult } from "@command-history/contract";

/** Hits in the order in which their instances are listed; those of unknown ones last, as they came. */
export function inOrderOf(
  instances: readonly InstanceResult[],
  items: readonly InstanceHits[],
): readonly InstanceHits[] {
  const places = new Map(instances.map(({ instanceId }, index) => [instanceId, index]));
  const placeOf = ({ instanceId }: InstanceHits) => places.get(instanceId) ?? instances.length;
  return items.toSorted((one, other) => placeOf(one) - placeOf(other));
}
