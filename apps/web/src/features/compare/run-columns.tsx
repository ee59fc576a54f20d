import type { InstanceResult } from "@command-history/contract";
import type { TableColumn } from "../../table/column.ts";
import { IdLine } from "../../ui/id-line.tsx";
import { TaskStatusBadge, ToneIcon } from "../../ui/status-badge.tsx";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import classes from "./run-columns.module.css";
import type { RunRow } from "./run-rows.ts";
import { outputChangeWords, runChangeWords } from "./run-words.ts";

function ended(result: InstanceResult | null) {
  if (result === null) return <span className={classes.dim}>Not in it</span>;
  return (
    <>
      <TaskStatusBadge status={result.status} />
      {result.exitCode !== null && <div className={classes.dim}>exit {result.exitCode}</div>}
    </>
  );
}

/** The columns of the instances of two runs. */
export const runColumns: readonly TableColumn<RunRow>[] = [
  {
    id: "change",
    title: "Change",
    width: "168px",
    narrow: "head",
    cell: ({ change }) => {
      const { tone, word } = runChangeWords[change];
      return (
        <span className={classes.change} data-tone={tone} data-plain={change === "fine" || undefined}>
          <ToneIcon tone={tone} />
          {word}
        </span>
      );
    },
  },
  {
    id: "instance",
    title: "Instance",
    narrow: "line",
    cell: ({ instanceId, instanceName }) => (
      <>
        {instanceName !== null && (
          <div className={classes.name}>
            <UntrustedText text={instanceName} />
          </div>
        )}
        {instanceId === null ? (
          <span className={classes.dim}>No ID</span>
        ) : (
          <IdLine id={instanceId} label="instance ID" />
        )}
      </>
    ),
  },
  { id: "earlier", title: "Earlier run", width: "140px", cell: ({ earlier }) => ended(earlier) },
  { id: "later", title: "Later run", width: "140px", cell: ({ later }) => ended(later) },
  {
    id: "output",
    title: "Output",
    width: "190px",
    cell: ({ output }) =>
      output === null ? (
        <span className={classes.dim}>–</span>
      ) : (
        <span className={output === "changed" ? classes.changed : classes.dim}>
          {outputChangeWords[output]}
        </span>
      ),
  },
];
