import type { InstanceResult, OutputDigests } from "@command-history/contract";

/** What tells the outputs of one instance from those of another; null where the upstream gave no such stream. */
export interface InstanceDigests {
  readonly stdout: string | null;
  readonly stderr: string | null;
}

/** The digests of the outputs as they are, which an invocation's answer holds. */
export function exactDigests(instances: readonly InstanceResult[]): readonly InstanceDigests[] {
  return instances.map(({ stdout, stderr }) => ({
    stdout: stdout?.sha256 ?? null,
    stderr: stderr?.sha256 ?? null,
  }));
}

/**
 * The digests of an answer in the order of `instances`. An instance that the answer has not, since it came later, keeps
 * its exact ones: then it is like no other.
 */
export function fittingDigests(
  instances: readonly InstanceResult[],
  answer: OutputDigests,
): readonly InstanceDigests[] {
  const exact = exactDigests(instances);
  const byId = new Map(answer.instances.map((digests) => [digests.instanceId, digests]));
  return instances.map(({ instanceId }, index) => {
    const atSamePlace = answer.instances[index];
    const found = atSamePlace?.instanceId === instanceId ? atSamePlace : byId.get(instanceId);
    return found ?? exact[index] ?? { stdout: null, stderr: null };
  });
}

/** Whether both instances wrote the same, by their digests. */
export function sameDigests(one: InstanceDigests, other: InstanceDigests): boolean {
  return one.stdout === other.stdout && one.stderr === other.stderr;
}
