import { type InstanceResult, type StreamName, streamNames } from "@command-history/contract";
import { type Column, secondsBetween, timeCell } from "./csv.ts";

/**
 * The instances of an invocation as a table. A stream of which the upstream gave nothing has empty cells, one of no text has
 * 0. The invocation's ID is the same in each row: a file that was renamed, or put together with others, still tells it.
 */
export function instanceColumns(invocationId: string): readonly Column<InstanceResult>[] {
  return [
    { heading: "instanceId", cell: (row) => row.instanceId },
    { heading: "instanceName", cell: (row) => row.instanceName },
    { heading: "instanceExists", cell: (row) => row.instanceExists },
    { heading: "status", cell: (row) => row.status },
    { heading: "exitCode", cell: (row) => row.exitCode },
    { heading: "errorCode", cell: (row) => row.errorCode },
    { heading: "startedAt", cell: (row) => timeCell(row.startedAt) },
    { heading: "endedAt", cell: (row) => timeCell(row.endedAt) },
    ...streamNames.flatMap(streamColumns),
    { heading: "malformed", cell: (row) => row.malformed.join(" ") || null },
    { heading: "durationSeconds", cell: (row) => secondsBetween(row.startedAt, row.endedAt) },
    { heading: "invocationId", cell: () => invocationId },
    // Readers go by a column's place too: a new one comes last.
  ];
}

function streamColumns(stream: StreamName): Column<InstanceResult>[] {
  return [
    { heading: `${stream}Bytes`, cell: (row) => row[stream]?.bytes ?? null },
    { heading: `${stream}Masks`, cell: (row) => row[stream]?.masks ?? null },
    { heading: `${stream}Lines`, cell: (row) => row[stream]?.lines ?? null },
    { heading: `${stream}Sha256`, cell: (row) => row[stream]?.sha256 ?? null },
    { heading: `${stream}Excerpt`, cell: (row) => row[stream]?.excerpt ?? null },
  ];
}
