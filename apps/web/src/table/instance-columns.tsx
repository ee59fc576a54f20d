import { runDuration } from "../lib/duration.ts";
import type { InstanceRow } from "../lib/instance-rows.ts";
import { taskStatusLook } from "../lib/status.ts";
import { saidBy } from "../lib/stream-order.ts";
import { taskErrorWords } from "../lib/task-error.ts";
import { InstanceCell } from "../ui/instance-cell.tsx";
import { OutputCell } from "../ui/output-cell.tsx";
import { RunDuration } from "../ui/run-duration.tsx";
import { TaskStatusBadge } from "../ui/status-badge.tsx";
import type { TableColumn } from "./column.ts";
import classes from "./instance-columns.module.css";

/** Found by the error too, for which not every table has a column. */
export const statusColumn: TableColumn<InstanceRow> = {
  id: "status",
  title: "Status",
  width: "104px",
  narrow: "head",
  cell: ({ result }) => <TaskStatusBadge status={result.status} />,
  sortBy: ({ result }) => taskStatusLook(result.status).word,
  text: ({ result: { status, errorCode } }) =>
    [taskStatusLook(status).word, status, errorCode && taskErrorWords(errorCode), errorCode].join("\n"),
};

export function instanceColumn(width: string): TableColumn<InstanceRow> {
  return {
    id: "instance",
    title: "Instance",
    width,
    narrow: "line",
    cell: ({ result }) => <InstanceCell result={result} />,
    sortBy: ({ result }) => result.instanceName ?? result.instanceId,
    text: ({ result }) => `${result.instanceName ?? ""}\n${result.instanceId ?? ""}`,
  };
}

export function exitColumn(look: { title: string; width: string }): TableColumn<InstanceRow> {
  return {
    id: "exit",
    ...look,
    narrow: "headEnd",
    align: "end",
    cell: ({ result: { exitCode } }) =>
      exitCode === null ? (
        <span className={classes.dim}>–</span>
      ) : (
        <span title={`Exit code ${exitCode}`}>{exitCode}</span>
      ),
    sortBy: ({ result }) => result.exitCode,
    descFirst: true,
  };
}

export function durationColumn(
  look: Pick<TableColumn<InstanceRow>, "width" | "narrow">,
): TableColumn<InstanceRow> {
  return {
    id: "duration",
    title: "Duration",
    ...look,
    align: "end",
    cell: ({ result }) => <RunDuration run={result} />,
    sortBy: ({ result }, asOf) => runDuration(result, asOf),
    descFirst: true,
  };
}

/** `namesError`: in place of an output that there is not, for a table without a column of errors. */
export function outputColumn({ namesError }: { namesError: boolean }): TableColumn<InstanceRow> {
  return {
    id: "output",
    title: "Output",
    narrow: "line",
    cell: ({ result }) => <OutputCell result={result} namesError={namesError} />,
    text: ({ result }) => saidBy(result)?.excerpt ?? "",
  };
}
