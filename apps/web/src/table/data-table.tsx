import { type MouseEvent, type ReactNode, useDeferredValue, useRef } from "react";
import type { TableColumn, TableSort } from "./column.ts";
import classes from "./data-table.module.css";
import { roles } from "./roles.ts";
import { ScrollAnchor } from "./scroll-anchor.tsx";
import { SkeletonRows } from "./skeleton-rows.tsx";
import { TableBody } from "./table-body.tsx";
import { TableHead } from "./table-head.tsx";
import { rowIdAt, useRowKeys } from "./use-row-keys.ts";
import { useTableRows } from "./use-table-rows.ts";

const nothingHidden: ReadonlySet<string> = new Set();
const always = () => true;

interface DataTableProps<Item> {
  /** The table's name for screen readers. */
  readonly label: string;
  readonly columns: readonly TableColumn<Item>[];
  readonly items: readonly Item[];
  /** A row's key, unique in the table and the same after a refresh. Held at module scope or memoised. */
  readonly rowId: (item: Item, index: number) => string;
  /** What a row is called in the name of its button. */
  readonly rowName: (item: Item) => string;
  readonly sort: TableSort | null;
  readonly onSortChange: (sort: TableSort | null) => void;
  /** What sorting covers, shown as a hint. */
  readonly sortHint?: string;
  /** Text that rows must contain. */
  readonly find?: string;
  readonly hidden?: ReadonlySet<string>;
  readonly openIds: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
  /** What an open row shows below itself. */
  readonly renderOpen: (item: Item) => ReactNode;
  readonly canOpen?: (item: Item) => boolean;
  /** Rows are on their way and none has come: as many grey ones stand in their place. */
  readonly skeletonRows?: number;
  /** The rows belong to an earlier question, and the new ones are on their way. */
  readonly stale?: boolean;
  /** Stands below the head when there is no row to show; told how many there are without the text filter. */
  readonly empty: (unfiltered: number) => ReactNode;
  /** Stands above the table; told how many rows pass the text filter. */
  readonly toolbar?: (shown: number) => ReactNode;
  /** The table is what the page is about: its head stays in view, and a refresh leaves the rows in view where they are. */
  readonly pageTable?: boolean;
}

/** A table of rows that sort, filter and open in place; rows far from the viewport are not drawn. */
export function DataTable<Item extends object>(props: DataTableProps<Item>) {
  const { columns, items, rowId, sort, hidden = nothingHidden, openIds, onToggle, canOpen = always } = props;
  const tableRef = useRef<HTMLTableElement>(null);
  // Typing stays quick while thousands of rows are searched.
  const find = useDeferredValue(props.find ?? "");
  const shown = useTableRows({ columns, items, rowId, sort, find, hidden });
  const keys = useRowKeys(shown.rows, tableRef);
  const waiting = items.length === 0 && props.skeletonRows !== undefined;

  function onClick(event: MouseEvent): void {
    const id = clickedRow(event, tableRef.current);
    const row = shown.rows.find((candidate) => candidate.id === id);
    if (row !== undefined && canOpen(row.original)) onToggle(row.id);
  }

  return (
    <div className={classes.frame}>
      {props.toolbar?.(shown.rows.length)}
      {props.pageTable && (
        <ScrollAnchor items={items} order={JSON.stringify([sort, find])} tableRef={tableRef} />
      )}
      <table
        {...roles.table}
        ref={tableRef}
        className={classes.table}
        aria-label={props.label}
        aria-rowcount={shown.rows.length + 1}
        aria-busy={waiting || props.stale || undefined}
        data-stale={props.stale || undefined}
        onClick={onClick}
        onFocus={keys.onFocus}
        onKeyDown={keys.onKeyDown}
      >
        <colgroup>
          <col className={classes.openerColumn} />
          {shown.columns.map((column) => (
            <col key={column.id} style={{ width: column.width }} />
          ))}
        </colgroup>
        <TableHead
          columns={shown.columns}
          sort={sort}
          onSortChange={props.onSortChange}
          sortHint={props.sortHint ?? "Sort"}
          sticky={props.pageTable ?? false}
        />
        {waiting ? (
          <SkeletonRows columns={shown.columns} count={props.skeletonRows ?? 0} />
        ) : (
          <TableBody
            rows={shown.rows}
            columns={shown.columns}
            rowName={props.rowName}
            canOpen={canOpen}
            openIds={openIds}
            renderOpen={props.renderOpen}
            focusedIndex={keys.focusedIndex}
            tableRef={tableRef}
          />
        )}
      </table>
      {!waiting && shown.rows.length === 0 && props.empty(items.length)}
    </div>
  );
}

/** The row that a click opens or closes: not when it was on another control, inside an open row, or ended a selection of text. */
function clickedRow(event: MouseEvent, table: HTMLTableElement | null): string | undefined {
  const { target } = event;
  if (table === null || !(target instanceof Element) || target.closest("table") !== table) return undefined;
  // What a row shows when it is open belongs to no row. This table may itself stand in an open row of another.
  const detail = target.closest(`.${classes.detail}`);
  if (detail !== null && table.contains(detail)) return undefined;
  const control = target.closest("a, button, input, select, summary, label");
  if (control !== null && !control.matches("[data-opener]")) return undefined;
  const selection = getSelection();
  if (control === null && selection !== null && !selection.isCollapsed) return undefined;
  return rowIdAt(target, table);
}
