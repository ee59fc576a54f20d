import { epochOf } from "../../lib/duration.ts";
import type { InstanceRow } from "../../lib/instance-rows.ts";
import { errorBesideExit } from "../../lib/task-error.ts";
import type { TableColumn } from "../../table/column.ts";
import {
  durationColumn,
  exitColumn,
  instanceColumn,
  outputColumn,
  statusColumn,
} from "../../table/instance-columns.tsx";
import { TaskError } from "../../ui/task-error.tsx";
import { Time } from "../../ui/time.tsx";
import classes from "./instance-columns.module.css";

const errorColumn: TableColumn<InstanceRow> = {
  id: "error",
  title: "Error",
  width: "13%",
  cell: ({ result }) => {
    const code = errorBesideExit(result);
    return code === null ? (
      <span className={classes.dim}>–</span>
    ) : (
      <TaskError code={code} className={classes.wrapped} />
    );
  },
  sortBy: ({ result }) => errorBesideExit(result),
};

const output = outputColumn({ namesError: false });

const columns: readonly TableColumn<InstanceRow>[] = [
  statusColumn,
  // 182 pixels hold an ID and the button that copies it, 149 the ID: a narrow table leaves the rest to the output.
  instanceColumn("max(19cqi, clamp(149px, 27cqi - 60px, 182px))"),
  exitColumn({ title: "Exit code", width: "78px" }),
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
  durationColumn({ width: "78px" }),
  output,
];

/** The same lists every time, so that a table need not work its rows out anew. */
function listsOf(all: readonly TableColumn<InstanceRow>[]) {
  return { all, withoutError: all.filter((column) => column !== errorColumn) };
}

const open = listsOf(columns);
const locked = listsOf(columns.filter((column) => column !== output));

/** The columns of an invocation's instances: that of errors when one has any, that of outputs for one who may read them. */
export function columnsFor(what: {
  hasErrors: boolean;
  mayRead: boolean;
}): readonly TableColumn<InstanceRow>[] {
  const lists = what.mayRead ? open : locked;
  return what.hasErrors ? lists.all : lists.withoutError;
}
