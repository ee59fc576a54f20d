import { type InvocationSummary, taskStatuses } from "@command-history/contract";
import { type Column, secondsBetween, timeCell } from "./csv.ts";

const known: ReadonlySet<string> = new Set(taskStatuses);

/**
 * The list as a table. Task counts are a column a status; those of statuses unknown here share one. Readers go
 * by a column's place too: a new one is put at the end.
 */
export const listColumns: readonly Column<InvocationSummary>[] = [
  { heading: "invocationId", cell: (row) => row.invocationId },
  { heading: "status", cell: (row) => row.status },
  { heading: "commandId", cell: (row) => row.commandId },
  { heading: "commandName", cell: (row) => row.commandName },
  { heading: "commandType", cell: (row) => row.commandType },
  { heading: "createdAt", cell: (row) => timeCell(row.createdAt) },
  { heading: "startedAt", cell: (row) => timeCell(row.startedAt) },
  { heading: "endedAt", cell: (row) => timeCell(row.endedAt) },
  { heading: "timeoutSeconds", cell: (row) => row.timeoutSeconds },
  { heading: "instances", cell: (row) => row.instanceCount },
  ...taskStatuses.map((status) => ({
    heading: `tasks${status}`,
    cell: ({ instanceCount, taskCounts }: InvocationSummary) =>
      instanceCount === null ? null : (taskCounts[status] ?? 0),
  })),
  { heading: "tasksOther", cell: (row) => otherTasks(row) },
  { heading: "firstFailureInstanceId", cell: (row) => row.firstFailure?.instanceId ?? null },
  { heading: "firstFailureInstanceName", cell: (row) => row.firstFailure?.instanceName ?? null },
  { heading: "firstFailureStatus", cell: (row) => row.firstFailure?.taskStatus ?? null },
  { heading: "firstFailureExitCode", cell: (row) => row.firstFailure?.exitCode ?? null },
  { heading: "firstFailureErrorCode", cell: (row) => row.firstFailure?.errorCode ?? null },
  { heading: "firstFailureExcerpt", cell: (row) => row.firstFailure?.excerpt ?? null },
  { heading: "scriptExcerpt", cell: (row) => oneLine(row.contentExcerpt) },
  { heading: "malformed", cell: (row) => row.malformed.join(" ") || null },
  { heading: "durationSeconds", cell: (row) => secondsBetween(row.startedAt, row.endedAt) },
  { heading: "queueDelaySeconds", cell: (row) => secondsBetween(row.createdAt, row.startedAt) },
  { heading: "filteredInstanceId", cell: (row) => row.filteredOutcome?.instanceId ?? null },
  { heading: "filteredInstanceStatus", cell: (row) => row.filteredOutcome?.taskStatus ?? null },
  { heading: "filteredInstanceExitCode", cell: (row) => row.filteredOutcome?.exitCode ?? null },
  { heading: "filteredInstanceErrorCode", cell: (row) => row.filteredOutcome?.errorCode ?? null },
  { heading: "filteredInstanceExcerpt", cell: (row) => row.filteredOutcome?.excerpt ?? null },
];

function otherTasks({ taskCounts }: InvocationSummary): string | null {
  const others = Object.entries(taskCounts).filter(([status]) => !known.has(status));
  return others.map(([status, count]) => `${status}: ${count}`).join("; ") || null;
}

/** Programs that read a file line by line take a cell of many lines for many rows, and spreadsheets draw it as high. */
function oneLine(text: string | null): string | null {
  return text?.replaceAll(/\s*[\r\n]\s*/g, " ↵ ") ?? null;
}
