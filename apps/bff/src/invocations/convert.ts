import {
  type InstanceOutcome,
  type InstanceResult,
  type InvocationSummary,
  isUnfinished,
  type ListQuery,
  type StreamName,
} from "@command-history/contract";
import type { InvocationFilter, UpstreamInstance, UpstreamInvocation } from "@command-history/zenlayer";
import type { HiddenInOutputs } from "../masking/masked-events.ts";
import { contentExcerpt } from "./content-excerpt.ts";
import { createFailureFold } from "./first-failure.ts";
import { toOutcome } from "./instance-outcome.ts";
import { summariseStream } from "./stream-summary.ts";
import { type ReadUpstreamTime, toTimestamp, type UpstreamTime } from "./upstream-time.ts";

/** The upstream's request for a list query. */
export function toUpstreamFilter(query: ListQuery): InvocationFilter {
  return {
    commandIds: query.commandId,
    invocationIds: query.invocationId,
    instanceIds: query.instanceId,
    invocationStatuses: query.status,
    pageNum: query.page,
    pageSize: query.pageSize,
  };
}

/** The upstream's request for one invocation. */
export function toUpstreamIdFilter(invocationId: string): InvocationFilter {
  return { invocationIds: [invocationId] };
}

/** The text of a stream as upstream sent it. Its names for the two are `output` and `outputError`. */
export function streamText(instance: UpstreamInstance, stream: StreamName): string | null {
  return stream === "stdout" ? instance.output : instance.outputError;
}

/** What is known of an instance's result beside its outputs. */
export function toInstanceFacts(
  instance: UpstreamInstance,
  readTime: ReadUpstreamTime,
): Omit<InstanceResult, StreamName> {
  return {
    instanceId: instance.instanceId,
    instanceName: instance.instanceName,
    instanceExists: instance.instanceExist,
    status: instance.taskStatus,
    exitCode: instance.exitCode,
    errorCode: instance.errorCode,
    startedAt: toTimestamp(readTime(instance.execStartTime)),
    endedAt: toTimestamp(readTime(instance.execEndTime)),
    malformed: [...instance.malformed],
  };
}

export function toInstanceResult(
  instance: UpstreamInstance,
  hidden: HiddenInOutputs,
  readTime: ReadUpstreamTime,
): InstanceResult {
  return {
    ...toInstanceFacts(instance, readTime),
    stdout: summariseStream(instance.output, hidden.stdout),
    stderr: summariseStream(instance.outputError, hidden.stderr),
  };
}

/** Gathers what a summary says about its instances, while they pass by one after the other. */
export interface InstanceFold {
  add(instance: UpstreamInstance): void;
  /** The summary of the invocation that the instances belong to. */
  summary(invocation: UpstreamInvocation, instancesIncluded: boolean): InvocationSummary;
}

/** `filteredId`: the one instance that a list is filtered by, whose outcome is told; null in any other list. */
export function createInstanceFold(
  readTime: ReadUpstreamTime,
  filteredId: string | null = null,
): InstanceFold {
  const taskCounts = new Map<string, number>();
  let count = 0;
  let startedAt: UpstreamTime | null = null;
  let endedAt: UpstreamTime | null = null;
  const failures = createFailureFold();
  let filteredOutcome: InstanceOutcome | null | undefined = filteredId === null ? undefined : null;
  const malformed = new Set<string>();

  return {
    add(instance) {
      count += 1;
      for (const field of instance.malformed) malformed.add(`invocationInstances.${field}`);
      const status = instance.taskStatus;
      if (status !== null) taskCounts.set(status, (taskCounts.get(status) ?? 0) + 1);
      startedAt = earlier(startedAt, readTime(instance.execStartTime));
      endedAt = later(endedAt, readTime(instance.execEndTime));
      failures.add(instance);
      if (filteredOutcome === null && instance.instanceId === filteredId)
        filteredOutcome = toOutcome(instance);
    },
    summary(invocation, instancesIncluded) {
      const status = invocation.invocationStatus;
      // In the order of the contract, which packs best.
      return {
        invocationId: invocation.invocationId,
        createdAt: toTimestamp(readTime(invocation.createTime)),
        startedAt: toTimestamp(startedAt),
        endedAt: isUnfinished(status) ? null : toTimestamp(endedAt),
        commandId: invocation.commandId,
        commandName: invocation.commandName,
        commandType: invocation.commandType,
        contentExcerpt: contentExcerpt(invocation.content),
        timeoutSeconds: invocation.timeout,
        taskCounts: Object.fromEntries(taskCounts),
        status,
        instanceCount: instancesIncluded ? count : null,
        firstFailure: failures.found(),
        filteredOutcome,
        malformed: [...invocation.malformed, ...malformed],
      };
    },
  };
}

/** A time that reads as one wins over one that does not. */
function earlier(one: UpstreamTime | null, other: UpstreamTime | null): UpstreamTime | null {
  if (one === null || other === null) return one ?? other;
  return (other.instant ?? Number.POSITIVE_INFINITY) < (one.instant ?? Number.POSITIVE_INFINITY)
    ? other
    : one;
}

function later(one: UpstreamTime | null, other: UpstreamTime | null): UpstreamTime | null {
  if (one === null || other === null) return one ?? other;
  return (other.instant ?? Number.NEGATIVE_INFINITY) > (one.instant ?? Number.NEGATIVE_INFINITY)
    ? other
    : one;
}
