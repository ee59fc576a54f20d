import type { InstanceResult } from "@command-history/contract";
import type { TableColumn } from "../../table/column.ts";
import { IdLine } from "../../ui/id-line.tsx";
import { OutputCell } from "../../ui/output-cell.tsx";
import { TaskStatusBadge, ToneIcon } from "../../ui/status-badge.tsx";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import classes from "./run-columns.module.css";
import type { RunRow } from "./run-rows.ts";
import { outputChangeWords, type RunNames, runChangeWords } from "./run-words.ts";

function ended(result: InstanceResult | null) {
  if (result === null) return <span className={classes.dim}>Not in it</span>;
  return (
    <>
      <TaskStatusBadge status={result.status} />
      {result.exitCode !== null && <div className={classes.dim}>exit {result.exitCode}</div>}
    </>
  );
}

/** Of an instance in one run only, what it wrote there: there is nothing to compare it with. */
function OnlyOutput({ result }: { result: InstanceResult | null }) {
  if (result === null) return <span className={classes.dim}>–</span>;
  return <OutputCell result={result} namesError />;
}

/** The columns of the instances of two runs. */
export function runColumns(names: RunNames): readonly TableColumn<RunRow>[] {
  return [
    {
      id: "change",
      title: "Change",
      width: "192px",
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
      width: "22%",
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
    { id: "earlier", title: names.earlier, width: "170px", cell: ({ earlier }) => ended(earlier) },
    { id: "later", title: names.later, width: "170px", cell: ({ later }) => ended(later) },
    {
      id: "output",
      title: "Output",
      narrow: "line",
      cell: ({ output, earlier, later }) =>
        output === null ? (
          <OnlyOutput result={earlier === null ? later : later === null ? earlier : null} />
        ) : (
          <div className={classes.output}>
            <span className={output === "changed" ? classes.changed : classes.dim}>
              {outputChangeWords[output]}
            </span>
            {output === "changed" && later !== null && (
              <div className={classes.said}>
                <OutputCell result={later} namesError />
              </div>
            )}
          </div>
        ),
    },
  ];
}
