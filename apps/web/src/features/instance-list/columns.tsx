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

// An ID, and beside it the button that copies it.
const instance = instanceColumn("max(24cqi, 182px)");
const exit = exitColumn({ title: "Exit", width: "52px" });
const duration = durationColumn({ width: "88px", narrow: "headEnd" });

const errorColumn: TableColumn<InstanceRow> = {
  id: "error",
  title: "Error",
  narrow: "line",
  cell: ({ result }) => {
    const code = errorBesideExit(result);
    return code !== null && <TaskError code={code} />;
  },
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
  instance,
  exit,
  duration,
  outputColumn({ namesError: true }),
];

/** The columns of the instances where outputs may not be read: they have the width to themselves. */
export const columnsWithoutOutput: readonly TableColumn<InstanceRow>[] = [
  statusColumn,
  instance,
  exit,
  startedColumn,
  duration,
  errorColumn,
];

/** The columns that the instances can be sorted by. */
export const sortableColumns: ReadonlySet<string> = new Set(
  columns.filter((column) => column.sortBy !== undefined).map((column) => column.id),
);
