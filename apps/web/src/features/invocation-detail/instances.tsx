import type { InstanceResult } from "@command-history/contract";
import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { formatCount } from "../../lib/format-number.ts";
import { type InstanceRow, orderInstances, taskFacets } from "../../lib/instance-rows.ts";
import type { TableSort } from "../../table/column.ts";
import { DataTable } from "../../table/data-table.tsx";
import { columnsWithoutError, instanceColumns } from "./instance-columns.tsx";
import { InstanceOutputs } from "./instance-outputs.tsx";
import classes from "./instances.module.css";
import { TaskFacetBar } from "./task-facet-bar.tsx";

/** From this many instances on, there is something to search. */
const searchedFrom = 10;

const rowKey = (row: InstanceRow) => row.key;
const rowName = ({ result }: InstanceRow) =>
  result.instanceName ?? result.instanceId ?? "an instance without a name";
const hasId = ({ result }: InstanceRow) => result.instanceId !== null;

/** The instances of an invocation, failing ones first; each opens to what it wrote. */
export function Instances(props: {
  invocationId: string;
  profile: string | undefined;
  instances: readonly InstanceResult[];
  /** IDs of the instances that are open. */
  open: ReadonlySet<string>;
  onToggle: (instanceId: string) => void;
}) {
  const { invocationId, profile, instances, open } = props;
  const [sort, setSort] = useState<TableSort | null>(null);
  const [find, setFind] = useState("");
  const [status, setStatus] = useState<string | null | undefined>(undefined);

  const rows = useMemo(() => orderInstances(instances), [instances]);
  const facets = useMemo(() => taskFacets(rows), [rows]);
  // A status that no instance has any more, after a refresh, narrows nothing.
  const chosen = facets.some((facet) => facet.status === status) ? status : undefined;
  const shown = useMemo(
    () => (chosen === undefined ? rows : rows.filter((row) => row.result.status === chosen)),
    [rows, chosen],
  );
  const openKeys = useMemo(
    () => new Set(rows.filter(({ result }) => open.has(result.instanceId ?? "")).map((row) => row.key)),
    [rows, open],
  );
  const hasErrors = instances.some((result) => result.errorCode !== null);

  function toggle(key: string): void {
    const instanceId = rows.find((row) => row.key === key)?.result.instanceId;
    if (instanceId != null) props.onToggle(instanceId);
  }

  return (
    <DataTable
      label="Instances"
      columns={hasErrors ? instanceColumns : columnsWithoutError}
      items={shown}
      rowId={rowKey}
      rowName={rowName}
      sort={sort}
      onSortChange={setSort}
      sortHint="Sort the instances"
      find={find}
      openIds={openKeys}
      onToggle={toggle}
      canOpen={hasId}
      renderOpen={({ result }) =>
        result.instanceId !== null && (
          <InstanceOutputs
            invocationId={invocationId}
            instanceId={result.instanceId}
            profile={profile}
            result={result}
          />
        )
      }
      empty={() => <p className={classes.none}>{find === "" ? "No instances" : "No instance matches"}</p>}
      toolbar={(count) => (
        <div className={classes.toolbar}>
          <h3 className={classes.title}>Instances</h3>
          <TaskFacetBar facets={facets} chosen={chosen} onChoose={setStatus} />
          {instances.length >= searchedFrom && (
            <TextInput
              className={classes.find}
              size="xs"
              type="search"
              aria-label="Filter instances by text"
              placeholder="Name, ID, error, output"
              leftSection={<IconSearch size={14} aria-hidden />}
              value={find}
              onChange={(event) => setFind(event.currentTarget.value)}
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
