import type { InstanceResult, OutputDigests, StreamSummary } from "@command-history/contract";

/** What tells the outputs of one instance from those of another; null where the upstream gave no such stream. */
export interface InstanceDigests {
  readonly stdout: string | null;
  readonly stderr: string | null;
}

/**
 * The digests of the outputs as they are, which an invocation's answer holds. A stream whose digest is withheld is like
 * no other.
 */
export function exactDigests(instances: readonly InstanceResult[]): readonly InstanceDigests[] {
  return instances.map(({ stdout, stderr }) => ({ stdout: digestOf(stdout), stderr: digestOf(stderr) }));
}

function digestOf(stream: StreamSummary | null): string | null {
  return stream === null ? null : (stream.sha256 ?? ownName(stream));
}

const ownNames = new WeakMap<StreamSummary, string>();
let named = 0;

/** A name that only this very stream has. */
function ownName(stream: StreamSummary): string {
  const name = ownNames.get(stream) ?? `withheld ${named++}`;
  ownNames.set(stream, name);
  return name;
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
