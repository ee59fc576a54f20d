import { type InstanceOutcome, isFailingTask } from "@command-history/contract";
import { saysWhy } from "@command-history/output";
import type { UpstreamInstance } from "@command-history/zenlayer";
import { toOutcome } from "./instance-outcome.ts";

/** Failures of one kind that are looked at for one that says why: outputs are long, and most of a kind say the same. */
const lookedAt = 5;

/** Kinds that are told apart: more than an invocation has instances, so that a strange answer takes no memory without end. */
const mostKinds = 1000;

/** The failures of one task status, exit code and error code. */
interface FailureKind {
  count: number;
  told: InstanceOutcome;
  /** How much `told` tells. */
  worth: number;
}

/** Whether an instance's failure can stand for its invocation. */
export function isFailing({ taskStatus }: UpstreamInstance): boolean {
  return taskStatus !== null && isFailingTask(taskStatus);
}

/** Finds the failure that stands for all of an invocation, while its instances pass by one after the other. */
export interface FailureFold {
  add(instance: UpstreamInstance): void;
  /** Of the kind that most instances share; of the one that tells more where two are as many; of the first at last. */
  found(): InstanceOutcome | null;
}

export function createFailureFold(): FailureFold {
  const kinds = new Map<string, FailureKind>();
  return {
    add(instance) {
      if (!isFailing(instance)) return;
      const name = JSON.stringify([instance.taskStatus, instance.exitCode, instance.errorCode]);
      const kind = kinds.get(name);
      if (kind === undefined) {
        if (kinds.size === mostKinds) return;
        const told = toOutcome(instance);
        kinds.set(name, { count: 1, told, worth: worthOf(told) });
        return;
      }
      kind.count += 1;
      if (kind.count > lookedAt || kind.worth === mostWorth) return;
      const told = toOutcome(instance);
      const worth = worthOf(told);
      if (worth > kind.worth) Object.assign(kind, { told, worth });
    },
    found() {
      const [most] = [...kinds.values()].sort(
        (one, other) => other.count - one.count || other.worth - one.worth,
      );
      return most?.told ?? null;
    },
  };
}

const mostWorth = 3;

/** A line that says why is worth more than an exit code, and both together most. */
function worthOf({ excerpt, exitCode }: InstanceOutcome): number {
  return (excerpt !== null && saysWhy(excerpt) ? 2 : 0) + (exitCode === null ? 0 : 1);
}
