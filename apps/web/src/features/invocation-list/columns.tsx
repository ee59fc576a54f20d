import type { InvocationSummary } from "@command-history/contract";
import type { ReactNode } from "react";
import { formatDuration } from "../../lib/duration.ts";
import { queueDelay, searchedTexts, sortValues } from "../../lib/invocation-columns.ts";
import type { TableColumn } from "../../table/column.ts";
import { RunDuration } from "../../ui/run-duration.tsx";
import { InvocationStatusBadge } from "../../ui/status-badge.tsx";
import { Time } from "../../ui/time.tsx";
import classes from "./cells.module.css";
import { CommandCell, CopyId } from "./command-cell.tsx";
import { FailureCell } from "./failure-cell.tsx";
import { InstancesCell } from "./instances-cell.tsx";
import { InvocationLink } from "./invocation-link.tsx";
import { OutcomeCell, outcomeTitle } from "./outcome-cell.tsx";

/** The columns of the list. */
const invocationColumns: readonly TableColumn<InvocationSummary>[] = [
  {
    id: "status",
    title: "Status",
    width: "clamp(156px, 14cqi, 190px)",
    narrow: "head",
    fixed: true,
    cell: (invocation) => (
      <>
        <InvocationStatusBadge status={invocation.status} />
        {invocation.invocationId !== null && (
          <div className={`${classes.line} ${classes.wholeId}`}>
            <InvocationLink id={invocation.invocationId} />
            <CopyId id={invocation.invocationId} label="invocation ID" />
          </div>
        )}
      </>
    ),
    sortBy: sortValues.status,
    text: searchedTexts.status,
  },
  {
    id: "command",
    title: "Command",
    // What is left over goes to the reason of a failure, which is longer than names are.
    width: "clamp(128px, 16cqi, 320px)",
    narrow: "line",
    fixed: true,
    cell: (invocation) => <CommandCell invocation={invocation} />,
    sortBy: sortValues.command,
    text: searchedTexts.command,
  },
  {
    id: "created",
    title: "Created",
    width: "160px",
    narrow: "head",
    cell: (invocation) => <Time value={invocation.createdAt} layout="stacked" />,
    sortBy: sortValues.created,
    text: searchedTexts.created,
    descFirst: true,
  },
  {
    id: "duration",
    title: "Duration",
    width: "98px",
    align: "end",
    cell: (invocation) => <RunDuration run={invocation} />,
    sortBy: sortValues.duration,
    descFirst: true,
  },
  {
    id: "delay",
    title: "Queue delay",
    width: "106px",
    align: "end",
    cell: (invocation) => {
      const delay = queueDelay(invocation);
      return delay === null ? <span className={classes.dim}>–</span> : formatDuration(delay);
    },
    sortBy: sortValues.delay,
    descFirst: true,
  },
  {
    id: "instances",
    title: "Instances",
    width: "clamp(148px, 15cqi, 216px)",
    narrow: "line",
    cell: ({ invocationId, instanceCount, taskCounts }) => (
      <InstancesCell count={instanceCount} taskCounts={taskCounts} canOpen={invocationId !== null} />
    ),
    sortBy: sortValues.instances,
    descFirst: true,
  },
  {
    id: "failure",
    title: "Main failure",
    narrow: "line",
    cell: (invocation) => <FailureCell failure={invocation.firstFailure} />,
    sortBy: sortValues.failure,
    text: searchedTexts.failure,
  },
];

/** Of a list that is filtered by one instance: how each run went on that one is what is looked for there. */
const outcomeColumn: TableColumn<InvocationSummary> = {
  id: "outcome",
  title: outcomeTitle,
  narrow: "line",
  fixed: true,
  cell: (invocation) => <OutcomeCell invocation={invocation} />,
  sortBy: sortValues.outcome,
  text: searchedTexts.outcome,
};

const tightLooks: Readonly<Record<string, Partial<TableColumn<InvocationSummary>>>> = {
  // The shorter types, and an ID.
  command: { width: "max(17.5cqi, 186px)" },
  created: { width: "156px" },
  duration: { width: "94px", cell: durationAndDelay },
  instances: { width: "148px" },
};

/** The same with less room, where the delay stands below the duration and leaves its column to the reason of a failure. */
const tightColumns: readonly TableColumn<InvocationSummary>[] = invocationColumns
  .filter((column) => column.id !== "delay")
  .map((column) => ({ ...column, ...tightLooks[column.id] }));

function durationAndDelay(invocation: InvocationSummary): ReactNode {
  const delay = queueDelay(invocation);
  return (
    <>
      <RunDuration run={invocation} />
      {delay !== null && (
        <div className={classes.delay} title="Queue delay">
          queued {formatDuration(delay)}
        </div>
      )}
    </>
  );
}

/** With the outcome in place of the main failure, or before it. */
function withOutcome(
  columns: readonly TableColumn<InvocationSummary>[],
  { keepsFailure }: { keepsFailure: boolean },
): readonly TableColumn<InvocationSummary>[] {
  return columns.flatMap((column) =>
    column.id === "failure" ? [outcomeColumn, ...(keepsFailure ? [column] : [])] : [column],
  );
}

// Each made once: a new array would render every row anew.
const ofAll = { wide: invocationColumns, tight: tightColumns };
const ofOne = {
  wide: withOutcome(invocationColumns, { keepsFailure: false }),
  tight: withOutcome(tightColumns, { keepsFailure: false }),
};
const ofOneByFailure = {
  wide: withOutcome(invocationColumns, { keepsFailure: true }),
  tight: withOutcome(tightColumns, { keepsFailure: true }),
};

/**
 * The columns for the room there is. In little room the two that can share one do, unless one of them is hidden or sorted by.
 * `ofOneInstance`: the list is filtered by one, whose outcome stands in place of the main failure; where that is sorted by,
 * both are there.
 */
export function columnsFor(where: {
  tight: boolean;
  hidden: ReadonlySet<string>;
  sortedBy: string | undefined;
  ofOneInstance: boolean;
}): readonly TableColumn<InvocationSummary>[] {
  const { tight, hidden, sortedBy, ofOneInstance } = where;
  const canShare = !hidden.has("delay") && !hidden.has("duration") && sortedBy !== "delay";
  const columns = !ofOneInstance ? ofAll : sortedBy === "failure" ? ofOneByFailure : ofOne;
  return tight && canShare ? columns.tight : columns.wide;
}

/** The columns that the list can be sorted by. */
export const sortableColumns: ReadonlySet<string> = new Set(
  [...invocationColumns, outcomeColumn].filter((column) => column.sortBy !== undefined).map(({ id }) => id),
);
