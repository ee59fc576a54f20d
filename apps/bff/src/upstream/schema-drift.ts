import { commandTypes, invocationStatuses, taskStatuses } from "@command-history/contract";
import type { InvocationEvent } from "@command-history/zenlayer";
import type { UpstreamMetrics } from "./upstream-metrics.ts";

/** The fields whose values the API reference lists. */
export const listedFields = ["commandType", "invocationStatus", "taskStatus"] as const;
export type ListedField = (typeof listedFields)[number];

const known: Record<ListedField, ReadonlySet<string>> = {
  commandType: new Set(commandTypes),
  invocationStatus: new Set(invocationStatuses),
  taskStatus: new Set(taskStatuses),
};

/** Counts what the upstream sends beside what its API reference says. */
export function noteDrift(event: InvocationEvent, metrics: UpstreamMetrics): void {
  if (event.type === "end") return;
  const row = event.type === "instance" ? event.instance : event.invocation;
  if (row.malformed.length > 0) metrics.malformedFields(row.malformed.length);
  if (event.type === "instance") {
    noteValue("taskStatus", event.instance.taskStatus, metrics);
  } else {
    noteValue("invocationStatus", event.invocation.invocationStatus, metrics);
    noteValue("commandType", event.invocation.commandType, metrics);
  }
}

function noteValue(field: ListedField, value: string | null, metrics: UpstreamMetrics): void {
  if (value !== null && !known[field].has(value)) metrics.unknownValue(field);
}
