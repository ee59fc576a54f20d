import { runDuration } from "../../lib/duration.ts";
import type { InstanceRow } from "../../lib/instance-rows.ts";
import { taskStatusLook } from "../../lib/status.ts";
import { saidBy } from "../../lib/stream-order.ts";
import { taskErrorWords } from "../../lib/task-error.ts";
import type { TableColumn } from "../../table/column.ts";
import { InstanceCell } from "../../ui/instance-cell.tsx";
import { OutputCell } from "../../ui/output-cell.tsx";
import { RunDuration } from "../../ui/run-duration.tsx";
import { TaskStatusBadge } from "../../ui/status-badge.tsx";
import { TaskError } from "../../ui/task-error.tsx";
import { Time } from "../../ui/time.tsx";
import classes from "./columns.module.css";

const none = <span className={classes.dim}>–</span>;

const statusColumn: TableColumn<InstanceRow> = {
  id: "status",
  title: "Status",
  width: "104px",
  narrow: "head",
  cell: ({ result }) => <TaskStatusBadge status={result.status} />,
  sortBy: ({ result }) => taskStatusLook(result.status).word,
  text: ({ result: { status, errorCode } }) =>
    [taskStatusLook(status).word, status, errorCode && taskErrorWords(errorCode), errorCode].join("\n"),
};

const instanceColumn: TableColumn<InstanceRow> = {
  id: "instance",
  title: "Instance",
  // An ID, and beside it the button that copies it.
  width: "max(24cqi, 182px)",
  narrow: "line",
  cell: ({ result }) => <InstanceCell result={result} />,
  sortBy: ({ result }) => result.instanceName ?? result.instanceId,
  text: ({ result }) => `${result.instanceName ?? ""}\n${result.instanceId ?? ""}`,
};

const exitColumn: TableColumn<InstanceRow> = {
  id: "exit",
  title: "Exit",
  width: "52px",
  narrow: "headEnd",
  align: "end",
  cell: ({ result: { exitCode } }) =>
    exitCode === null ? none : <span title={`Exit code ${exitCode}`}>{exitCode}</span>,
  sortBy: ({ result }) => result.exitCode,
  descFirst: true,
};

const durationColumn: TableColumn<InstanceRow> = {
  id: "duration",
  title: "Duration",
  width: "88px",
  narrow: "headEnd",
  align: "end",
  cell: ({ result }) => <RunDuration run={result} />,
  sortBy: ({ result }, asOf) => runDuration(result, asOf),
  descFirst: true,
};

const outputColumn: TableColumn<InstanceRow> = {
  id: "output",
  title: "Output",
  narrow: "line",
  cell: ({ result }) => <OutputCell result={result} namesError />,
  text: ({ result }) => saidBy(result)?.excerpt ?? "",
};

const errorColumn: TableColumn<InstanceRow> = {
  id: "error",
  title: "Error",
  narrow: "line",
  cell: ({ result: { errorCode } }) => errorCode !== null && <TaskError code={errorCode} />,
};

const startedColumn: TableColumn<InstanceRow> = {
  id: "started",
  title: "Started",
  width: "224px",
  narrow: "line",
  cell: ({ result }) => <Time value={result.startedAt} />,
};

/** The columns of the instances beside an output: few, since they share the page's width with it. */
export const columns: readonly TableColumn<InstanceRow>[] = [
  statusColumn,
  instanceColumn,
  exitColumn,
  durationColumn,
  outputColumn,
];

/** The columns of the instances where outputs may not be read: they have the width to themselves. */
export const columnsWithoutOutput: readonly TableColumn<InstanceRow>[] = [
  statusColumn,
  instanceColumn,
  exitColumn,
  startedColumn,
  durationColumn,
  errorColumn,
];

/** The columns that the instances can be sorted by. */
export const sortableColumns: ReadonlySet<string> = new Set(
  columns.filter((column) => column.sortBy !== undefined).map((column) => column.id),
);
