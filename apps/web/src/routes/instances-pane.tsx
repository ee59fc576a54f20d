import type { Ref } from "react";
import { InstanceList } from "../features/instance-list/instance-list.tsx";
import { SelectionBar } from "../features/instance-list/selection-bar.tsx";
import { formatCount, formatCounted } from "../lib/format-number.ts";
import type { InstanceRow } from "../lib/instance-rows.ts";
import type { TableSelection } from "../table/selection.ts";
import type { TableHandle } from "../table/table-handle.ts";
import { FindField } from "../ui/find-field.tsx";
import { CompareSelected } from "./compare-selected.tsx";
import classes from "./instances-pane.module.css";
import { type InvocationSearch, invocationSearchLimits } from "./invocation-search.ts";
import { NoInstances } from "./no-instances.tsx";
import type { UpdateInvocationSearch } from "./use-invocation-search.ts";
import type { ListedInstances } from "./use-listed-instances.ts";

interface InstancesPaneProps {
  readonly invocationId: string;
  readonly instances: ListedInstances;
  /** Those on display. */
  readonly chosenKeys: ReadonlySet<string>;
  /** Null for one who may not read outputs. */
  readonly onChoose: ((row: InstanceRow) => void) | null;
  readonly selection: TableSelection;
  readonly search: InvocationSearch;
  readonly update: UpdateInvocationSearch;
  readonly tableRef: Ref<TableHandle<InstanceRow>>;
  readonly findRef: Ref<HTMLInputElement>;
}

/** The instances of an invocation: what narrows and sorts them, those selected, and the list. */
export function InstancesPane(props: InstancesPaneProps) {
  const { instances, selection, search, update } = props;
  const { rows, listed } = instances;
  const { selected } = selection;
  const selectedRows = rows.filter((row) => selected.has(row.key));

  return (
    <InstanceList
      rows={listed}
      find={instances.find}
      sort={search.sort}
      onSortChange={(sort) => update(() => ({ sort }))}
      chosenKeys={props.chosenKeys}
      isComparing={search.left !== null && search.right !== null}
      onChoose={props.onChoose}
      selection={selection}
      ref={props.tableRef}
      empty={<NoInstances any={rows.length > 0} update={update} />}
      toolbar={
        <div className={classes.toolbar}>
          <FindField
            label="Find in the instances"
            value={search.find}
            maxLength={invocationSearchLimits.find}
            onChange={(find) => update(() => ({ find }), { replace: true })}
            ref={props.findRef}
          />
          <div className={classes.line}>
            {selectedRows.length > 0 ? (
              <SelectionBar
                invocationId={props.invocationId}
                profile={search.profile}
                instanceIds={selectedRows.flatMap(({ result }) => result.instanceId ?? [])}
                count={selectedRows.length}
                hidden={selectedRows.length - listed.filter((row) => selected.has(row.key)).length}
                onClear={() => selection.onChange(new Set())}
              >
                {props.onChoose !== null && (
                  <CompareSelected
                    rows={selectedRows}
                    onCompare={(left, right) => update(() => ({ left, right }))}
                  />
                )}
              </SelectionBar>
            ) : (
              <span className={classes.words} role="status">
                {listed.length === rows.length
                  ? formatCounted(rows.length, "instance")
                  : `${formatCount(listed.length)} of ${formatCounted(rows.length, "instance")}`}
              </span>
            )}
          </div>
        </div>
      }
    />
  );
}
