import type { InvocationSummary } from "@command-history/contract";
import { durationBetween, epochOf, runDuration } from "./duration.ts";
import { failureWords, reasonBesideStatus } from "./failure-words.ts";
import { formatInZone } from "./format-time.ts";
import { invocationStatusLook, taskStatusLook } from "./status.ts";

/** What needs a look comes first. */
const severity = ["Failed", "PartialFailed", "Running", "Pending", "Success"];
const taskSeverity = ["Failed", "Error", "Timeout", "Running", "Pending", "Success"];

function rankIn(order: readonly string[], status: string | null): number {
  const rank = order.indexOf(status ?? "");
  return rank < 0 ? order.length : rank;
}

function joined(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join("\n");
}

/** How long an invocation waited for its first instance to start, in ms; null when that is not known. */
export function queueDelay({ createdAt, startedAt }: InvocationSummary): number | null {
  return durationBetween(createdAt, startedAt);
}

/** What each column of the list is sorted by. */
export const sortValues = {
  status: ({ status }: InvocationSummary) => rankIn(severity, status),
  command: ({ commandName }: InvocationSummary) => commandName,
  created: ({ createdAt }: InvocationSummary) => epochOf(createdAt),
  duration: runDuration,
  delay: queueDelay,
  instances: ({ instanceCount }: InvocationSummary) => instanceCount,
  failure: ({ firstFailure }: InvocationSummary) =>
    firstFailure === null ? null : failureWords(firstFailure),
  outcome: ({ filteredOutcome }: InvocationSummary) =>
    filteredOutcome == null ? null : rankIn(taskSeverity, filteredOutcome.taskStatus),
};

/** What the text filter looks through in each column that has words. */
export const searchedTexts = {
  status: ({ status, invocationId }: InvocationSummary) =>
    joined(invocationStatusLook(status).word, status, invocationId),
  command: ({ commandName, commandType, commandId }: InvocationSummary) =>
    joined(commandName, commandType, commandId),
  /** As the column writes it, without how long ago that was; for a word without a digit nothing. */
  created: (
    { createdAt }: InvocationSummary,
    { wanted, timeZone }: { readonly wanted: string; readonly timeZone: string },
  ) => {
    if (createdAt === null) return "";
    if (typeof createdAt !== "string") return createdAt.raw;
    if (!/\d/.test(wanted)) return "";
    const { text, offset } = formatInZone(Date.parse(createdAt), timeZone);
    return `${text} ${offset}`;
  },
  failure: ({ firstFailure }: InvocationSummary) =>
    firstFailure === null
      ? ""
      : joined(
          failureWords(firstFailure),
          firstFailure.errorCode,
          firstFailure.instanceName,
          firstFailure.instanceId,
          firstFailure.excerpt,
        ),
  outcome: ({ filteredOutcome }: InvocationSummary) => {
    if (filteredOutcome == null) return "";
    const { taskStatus, excerpt } = filteredOutcome;
    return joined(taskStatusLook(taskStatus).word, taskStatus, reasonBesideStatus(filteredOutcome), excerpt);
  },
};
