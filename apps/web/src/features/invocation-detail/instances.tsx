import { type InstanceResult, isFailingTask } from "@command-history/contract";
import { useCallback, useContext, useMemo, useState } from "react";
import { formatCount } from "../../lib/format-number.ts";
import { instanceLabel } from "../../lib/instance-name.ts";
import { type InstanceRow, orderInstances, taskFacets } from "../../lib/instance-rows.ts";
import type { OpenOutput } from "../../lib/open-output.ts";
import { noOutputQuery } from "../../lib/output-query.ts";
import { errorBesideExit } from "../../lib/task-error.ts";
import type { TableSort } from "../../table/column.ts";
import { DataTable } from "../../table/data-table.tsx";
import { FilteredInstances } from "../../ui/filtered-instances.ts";
import { FindField } from "../../ui/find-field.tsx";
import { columnsFor } from "./instance-columns.tsx";
import { InstanceOutputs } from "./instance-outputs.tsx";
import classes from "./instances.module.css";
import { TaskFacetBar } from "./task-facet-bar.tsx";

/** From this many instances on, there is something to search. */
const searchedFrom = 10;
/** In characters. */
const findLength = 200;

const rowKey = (row: InstanceRow) => row.key;
const rowName = ({ result }: InstanceRow) => instanceLabel(result);
const never = () => false;
const hasFailed = ({ result }: InstanceRow) => isFailingTask(result.status);
const hasId = ({ result }: InstanceRow) => result.instanceId !== null;

/** The instances of an invocation, those that the list is filtered by first, then failing ones; each opens to what it wrote. */
export function Instances(props: {
  invocationId: string;
  profile: string | undefined;
  instances: readonly InstanceResult[];
  /** Without this no instance opens, and no output is told of. */
  mayRead: boolean;
  /** The instances that are open, and what is shown of their outputs. */
  open: readonly OpenOutput[];
  onOpenChange: (open: readonly OpenOutput[]) => void;
  /** The instance that the page is to be scrolled to, with its output. */
  target: string | null;
  /** Told once the page is there. */
  onArrival: () => void;
}) {
  const { invocationId, profile, instances, mayRead, open, onOpenChange, target, onArrival } = props;
  const [sort, setSort] = useState<TableSort | null>(null);
  const [find, setFind] = useState("");
  const [status, setStatus] = useState<string | null | undefined>(undefined);
  /** The instance that the reader opened last; those open before are of the link. */
  const [openedHere, setOpenedHere] = useState<string | null>(null);

  // A row that is scrolled away and back must not move the page again.
  const forgetWanted = useCallback(() => {
    setOpenedHere(null);
    onArrival();
  }, [onArrival]);

  const filtered = useContext(FilteredInstances);
  const rows = useMemo(() => orderInstances(instances, filtered), [instances, filtered]);
  const facets = useMemo(() => taskFacets(rows), [rows]);
  // A status that no instance has any more, after a refresh, narrows nothing.
  const chosen = facets.some((facet) => facet.status === status) ? status : undefined;
  const shown = useMemo(
    () => (chosen === undefined ? rows : rows.filter((row) => row.result.status === chosen)),
    [rows, chosen],
  );
  const opened = useMemo(() => new Map(open.map((output) => [output.instanceId, output])), [open]);
  const openKeys = useMemo(
    () =>
      new Set(
        mayRead ? rows.filter(({ result }) => opened.has(result.instanceId ?? "")).map((row) => row.key) : [],
      ),
    [rows, opened, mayRead],
  );
  const hasErrors = instances.some((result) => errorBesideExit(result) !== null);

  function toggle(key: string): void {
    const instanceId = rows.find((row) => row.key === key)?.result.instanceId;
    if (instanceId == null) return;
    setOpenedHere(instanceId);
    onOpenChange(
      opened.has(instanceId)
        ? open.filter((output) => output.instanceId !== instanceId)
        : [...open, { instanceId, stream: null, lines: null, search: noOutputQuery }],
    );
  }

  return (
    <DataTable
      label="Instances"
      columns={columnsFor({ hasErrors, mayRead })}
      items={shown}
      rowId={rowKey}
      rowName={rowName}
      sort={sort}
      onSortChange={setSort}
      sortHint="Sort the instances"
      find={find}
      openIds={openKeys}
      onToggle={toggle}
      canOpen={mayRead ? hasId : never}
      hasFailed={hasFailed}
      inExports
      renderOpen={({ result }) => {
        const output = opened.get(result.instanceId ?? "");
        return (
          output !== undefined && (
            <InstanceOutputs
              invocationId={invocationId}
              profile={profile}
              result={result}
              opened={output}
              onChange={(next) => onOpenChange(open.map((other) => (other === output ? next : other)))}
              isWanted={output.instanceId === target || output.instanceId === openedHere}
              onArrival={forgetWanted}
            />
          )
        );
      }}
      empty={() => <p className={classes.none}>{find === "" ? "No instances" : "No instance matches"}</p>}
      toolbar={(count) => (
        <div className={classes.toolbar}>
          <h3 className={classes.title}>Instances</h3>
          <TaskFacetBar facets={facets} chosen={chosen} onChoose={setStatus} />
          {instances.length >= searchedFrom && (
            <FindField
              label="Filter instances by text"
              placeholder={mayRead ? "Name, ID, error, output" : "Name, ID, error"}
              value={find}
              maxLength={findLength}
              onChange={setFind}
            />
          )}
          {find !== "" && (
            <span className={classes.found} role="status">
              {formatCount(count)} of {formatCount(shown.length)}
            </span>
          )}
        </div>
      )}
    />
  );
}
