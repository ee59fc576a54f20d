import { epochOf, runDuration } from "../../lib/duration.ts";
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
import classes from "./instance-columns.module.css";

const none = <span className={classes.dim}>–</span>;

const errorColumn: TableColumn<InstanceRow> = {
  id: "error",
  title: "Error",
  width: "13%",
  cell: ({ result: { errorCode } }) =>
    errorCode === null ? none : <TaskError code={errorCode} className={classes.wrapped} />,
  sortBy: ({ result }) => result.errorCode,
  text: ({ result: { errorCode } }) =>
    errorCode === null ? "" : `${taskErrorWords(errorCode)}\n${errorCode}`,
};

const outputColumn: TableColumn<InstanceRow> = {
  id: "output",
  title: "Output",
  narrow: "line",
  cell: ({ result }) => <OutputCell result={result} />,
  text: ({ result }) => saidBy(result)?.excerpt ?? "",
};

const columns: readonly TableColumn<InstanceRow>[] = [
  {
    id: "status",
    title: "Status",
    width: "104px",
    narrow: "head",
    cell: ({ result }) => <TaskStatusBadge status={result.status} />,
    sortBy: ({ result }) => taskStatusLook(result.status).word,
    text: ({ result }) => `${taskStatusLook(result.status).word}\n${result.status ?? ""}`,
  },
  {
    id: "instance",
    title: "Instance",
    // 182 pixels hold an ID and the button that copies it, 149 the ID: a narrow table leaves the rest to the output.
    width: "max(19cqi, clamp(149px, 27cqi - 60px, 182px))",
    narrow: "line",
    cell: ({ result }) => <InstanceCell result={result} />,
    sortBy: ({ result }) => result.instanceName ?? result.instanceId,
    text: ({ result }) => `${result.instanceName ?? ""}\n${result.instanceId ?? ""}`,
  },
  {
    id: "exit",
    title: "Exit code",
    width: "78px",
    narrow: "headEnd",
    align: "end",
    cell: ({ result: { exitCode } }) =>
      exitCode === null ? none : <span title={`Exit code ${exitCode}`}>{exitCode}</span>,
    sortBy: ({ result }) => result.exitCode,
    descFirst: true,
  },
  errorColumn,
  {
    id: "started",
    title: "Started, ended",
    width: "176px",
    cell: ({ result }) => (
      <span className={classes.times}>
        <Time value={result.startedAt} />
        <Time value={result.endedAt} />
      </span>
    ),
    sortBy: ({ result }) => epochOf(result.startedAt),
  },
  {
    id: "duration",
    title: "Duration",
    width: "78px",
    align: "end",
    cell: ({ result }) => <RunDuration run={result} />,
    sortBy: ({ result }, asOf) => runDuration(result, asOf),
    descFirst: true,
  },
  outputColumn,
];

/** The same lists every time, so that a table need not work its rows out anew. */
function listsOf(all: readonly TableColumn<InstanceRow>[]) {
  return { all, withoutError: all.filter((column) => column !== errorColumn) };
}

const open = listsOf(columns);
const locked = listsOf(columns.filter((column) => column !== outputColumn));

/** The columns of an invocation's instances: that of errors when one has any, that of outputs for one who may read them. */
export function columnsFor(what: {
  hasErrors: boolean;
  mayRead: boolean;
}): readonly TableColumn<InstanceRow>[] {
  const lists = what.mayRead ? open : locked;
  return what.hasErrors ? lists.all : lists.withoutError;
}
