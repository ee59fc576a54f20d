import { type InstanceResult, isFailingTask } from "@command-history/contract";
import { type GroupOrder, groupOutputs } from "@command-history/output";
import type { InstanceDigests } from "../../lib/instance-digests.ts";

/** Instances that ended the same way and said the same. */
export interface InstanceGroup {
  readonly key: string;
  readonly instances: readonly InstanceResult[];
  /** The one to look at: the first whose output can be read. */
  readonly sample: InstanceResult;
}

/** An instance and by what its outputs can be told from others. */
interface DigestedInstance {
  readonly result: InstanceResult;
  readonly digests: InstanceDigests | undefined;
}

/** Those of `all` that are among `wanted`, each with its digests, which are in the order of `all`. */
export function withDigests(
  all: readonly InstanceResult[],
  digests: readonly InstanceDigests[],
  wanted: readonly InstanceResult[] = all,
): DigestedInstance[] {
  const kept = new Set(wanted);
  return all
    .map((result, index) => ({ result, digests: digests[index] }))
    .filter(({ result }) => kept.has(result));
}

/**
 * Folds instances with equal status, error, exit code and digests of both streams. Of groups of equal size, those that
 * failed come first.
 */
export function groupInstances(
  instances: readonly DigestedInstance[],
  order: GroupOrder,
): readonly InstanceGroup[] {
  const items = instances.toSorted((one, other) => rankOf(one.result) - rankOf(other.result));
  const groups = groupOutputs(
    items,
    ({ result, digests }) => [
      result.status,
      result.errorCode,
      result.exitCode,
      digests?.stdout ?? null,
      digests?.stderr ?? null,
    ],
    order,
  );
  return groups.flatMap(({ key, items: members }) => {
    const results = members.map(({ result }) => result);
    const sample = results.find(({ instanceId }) => instanceId !== null) ?? results[0];
    return sample === undefined ? [] : [{ key, instances: results, sample }];
  });
}

function rankOf({ status }: InstanceResult): number {
  return isFailingTask(status) ? 0 : 1;
}

/** The group that is larger than every other one, with which they are compared; undefined where none is. */
export function largestGroup(groups: readonly InstanceGroup[]): InstanceGroup | undefined {
  const size = Math.max(...groups.map(({ instances }) => instances.length));
  const [largest, ...others] = groups.filter(({ instances }) => instances.length === size);
  return others.length > 0 ? undefined : largest;
}

/** Sizes listed one by one; the rest are counted. */
const listedSizes = 6;

/** "185 the same · 9 · 4 · 1 · 1": how the instances fall apart, the largest group first. */
export function groupSizes(groups: readonly InstanceGroup[]): string {
  const sizes = groups.map(({ instances }) => instances.length).toSorted((a, b) => b - a);
  const [largest = 0, ...others] = sizes;
  const listed = others.slice(0, listedSizes);
  const more = others.length - listed.length;
  const first = largest === 1 ? "1" : `${largest} the same`;
  return [first, ...listed, ...(more > 0 ? [`${more} more`] : [])].join(" · ");
}
