import type { ReactNode, Ref } from "react";
import { instanceLabel } from "../../lib/instance-name.ts";
import type { InstanceRow } from "../../lib/instance-rows.ts";
import type { TableSort } from "../../table/column.ts";
import { DataTable } from "../../table/data-table.tsx";
import type { TableSelection } from "../../table/selection.ts";
import type { TableHandle } from "../../table/table-handle.ts";
import { columns, columnsWithoutOutput } from "./columns.tsx";

const rowKey = (row: InstanceRow) => row.key;
const rowName = ({ result }: InstanceRow) => instanceLabel(result);
const never = () => false;
const hasId = ({ result }: InstanceRow) => result.instanceId !== null;

/** The instances of an invocation; one of them is chosen, to be read beside the list. */
export function InstanceList(props: {
  rows: readonly InstanceRow[];
  /** The text that these rows were found by. */
  find: string;
  sort: TableSort | null;
  onSortChange: (sort: TableSort | null) => void;
  /** Those on display. */
  chosenKeys: ReadonlySet<string>;
  /** The difference of two instances is on display. */
  isComparing: boolean;
  /** Null for one who may not read outputs: there is nothing to choose a row for. */
  onChoose: ((row: InstanceRow) => void) | null;
  selection: TableSelection;
  /** Stands above the table. */
  toolbar: ReactNode;
  empty: ReactNode;
  ref: Ref<TableHandle<InstanceRow>>;
}) {
  const { rows, onChoose } = props;
  return (
    <DataTable
      label="Instances"
      columns={onChoose === null ? columnsWithoutOutput : columns}
      items={rows}
      rowId={rowKey}
      rowName={rowName}
      sort={props.sort}
      onSortChange={props.onSortChange}
      sortHint="Sort the instances"
      foundBy={props.find}
      chosenIds={props.chosenKeys}
      openerWords="Output of"
      openerWordsOf={({ key }) =>
        props.isComparing && props.chosenKeys.has(key) ? "Compared: output of" : "Output of"
      }
      onToggle={(key) => {
        const row = rows.find((candidate) => candidate.key === key);
        if (row !== undefined) onChoose?.(row);
      }}
      canOpen={onChoose === null ? never : hasId}
      selection={props.selection}
      inExports
      pageTable
      {...(onChoose !== null && { columnCount: "few" })}
      empty={() => props.empty}
      toolbar={() => props.toolbar}
      ref={props.ref}
    />
  );
}
