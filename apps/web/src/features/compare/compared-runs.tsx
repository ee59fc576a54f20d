import type { Ignorable, InstanceResult, InvocationDetail } from "@command-history/contract";
import { type ReactNode, useCallback, useMemo } from "react";
import { type OutputDigestsState, useOutputDigests } from "../../api/digests.ts";
import { epochOf } from "../../lib/duration.ts";
import { exactDigests } from "../../lib/instance-digests.ts";
import { instanceLabel } from "../../lib/instance-name.ts";
import { DataTable } from "../../table/data-table.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import classes from "./compare-runs.module.css";
import { OpenedRun, type OpenedRunView } from "./opened-run.tsx";
import { runColumns } from "./run-columns.tsx";
import { RunCounts } from "./run-counts.tsx";
import { outputsOf } from "./run-outputs.ts";
import { type ComparedRun, type RunRow, rowsOf, runRows } from "./run-rows.ts";
import { runNames } from "./run-words.ts";
import { ScriptDifference } from "./script-difference.tsx";

const rowKey = (row: RunRow) => row.key;
const openerWordsOf = (row: RunRow) =>
  row.earlier === null || row.later === null ? "Output of" : "Difference of";
const noSort = () => {};

/** Whether the other run is the later one; when that cannot be told, it is taken to be the earlier one. */
function isLater(other: InvocationDetail, detail: InvocationDetail): boolean {
  const otherEpoch = epochOf(other.createdAt);
  const epoch = epochOf(detail.createdAt);
  return otherEpoch !== null && epoch !== null && otherEpoch > epoch;
}

function normalisedOf({ digests, loading }: OutputDigestsState): ComparedRun["normalised"] {
  return digests ?? (loading ? "awaited" : null);
}

/** Two runs side by side, the earlier one on the left. */
export function ComparedRuns(props: {
  detail: InvocationDetail;
  other: InvocationDetail;
  /** The instances of `detail` that pass the page's filters; null: without filters those of either run are shown. */
  narrowedTo: readonly InstanceResult[] | null;
  /** Stands in place of the rows where the filters leave none. */
  noneLeft: ReactNode;
  profile: string | undefined;
  opened: string | null;
  onOpenedChange: (instanceId: string | null) => void;
  view: OpenedRunView;
  ignored: readonly Ignorable[];
  onIgnoredChange: (ignored: readonly Ignorable[]) => void;
}) {
  const { detail, other, narrowedTo, profile, ignored, opened } = props;
  const otherIsLater = isLater(other, detail);
  const [earlier, later] = otherIsLater ? [detail, other] : [other, detail];
  const names = useMemo(() => runNames(otherIsLater), [otherIsLater]);
  // Made once for both: a table with other columns is another table.
  const columns = useMemo(() => runColumns(names), [names]);
  const earlierDigests = useOutputDigests(earlier, ignored, profile);
  const laterDigests = useOutputDigests(later, ignored, profile);
  const earlierNormalised = normalisedOf(earlierDigests);
  const laterNormalised = normalisedOf(laterDigests);
  const allRows = useMemo(
    () =>
      runRows(
        {
          instances: earlier.instances,
          exact: exactDigests(earlier.instances),
          normalised: earlierNormalised,
        },
        {
          instances: later.instances,
          exact: exactDigests(later.instances),
          normalised: laterNormalised,
        },
      ),
    [earlier.instances, later.instances, earlierNormalised, laterNormalised],
  );
  const rows = useMemo(
    () => (narrowedTo === null ? allRows : rowsOf(narrowedTo, allRows)),
    [narrowedTo, allRows],
  );
  const outputs = useCallback(
    (row: RunRow) =>
      outputsOf(
        row,
        { invocationId: earlier.invocationId, name: names.earlier },
        { invocationId: later.invocationId, name: names.later },
      ),
    [earlier.invocationId, later.invocationId, names],
  );
  const canOpen = useCallback((row: RunRow) => outputs(row).length > 0, [outputs]);
  const openKeys = useMemo(
    () => new Set(rows.filter((row) => row.instanceId === opened && canOpen(row)).map(rowKey)),
    [rows, opened, canOpen],
  );
  const stale = earlierDigests.stale || laterDigests.stale;
  const digestError = earlierDigests.error ?? laterDigests.error;

  function retryDigests(): void {
    for (const side of [earlierDigests, laterDigests]) if (side.error !== null) side.retry();
  }

  function toggle(key: string): void {
    const row = rows.find((candidate) => candidate.key === key);
    if (row !== undefined && row.instanceId !== null) {
      props.onOpenedChange(row.instanceId === opened ? null : row.instanceId);
    }
  }

  return (
    <>
      {other.commandId !== detail.commandId && (
        <p className={classes.note}>The other run is of another command</p>
      )}
      <ScriptDifference
        earlier={earlier}
        later={later}
        earlierName={names.earlier}
        laterName={names.later}
        layout={props.view.layout}
        onLayoutChange={props.view.onLayoutChange}
      />
      {digestError !== null && <ProblemNotice error={digestError} onRetry={retryDigests} />}
      <DataTable
        label="Instances of both runs"
        columns={columns}
        items={rows}
        rowId={rowKey}
        rowName={instanceLabel}
        openerWords="Output of"
        openerWordsOf={openerWordsOf}
        sort={null}
        onSortChange={noSort}
        openIds={openKeys}
        onToggle={toggle}
        canOpen={canOpen}
        // A change in words, two results and what was written need the room of many columns.
        columnCount="many"
        stale={stale}
        renderOpen={(row) => {
          const [output, laterOutput] = outputs(row);
          return (
            output !== undefined && (
              <OpenedRun
                output={output}
                later={laterOutput}
                profile={profile}
                view={props.view}
                ignored={ignored}
              />
            )
          );
        }}
        toolbar={() => (
          <RunCounts rows={rows} stale={stale} ignored={ignored} onIgnoredChange={props.onIgnoredChange} />
        )}
        empty={() =>
          narrowedTo === null ? <p className={classes.note}>Neither run has instances</p> : props.noneLeft
        }
      />
    </>
  );
}
