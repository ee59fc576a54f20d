import {
  type ReactNode,
  type Ref,
  useContext,
  useDeferredValue,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
} from "react";
import type { TableColumn, TableSort } from "./column.ts";
import classes from "./data-table.module.css";
import { roles } from "./roles.ts";
import { type InnerTable, nextFailedStop, nextStop, OuterRow, type RowStop } from "./row-stops.ts";
import { clickedRow, holdsFocus } from "./row-targets.ts";
import { ScrollAnchor } from "./scroll-anchor.tsx";
import type { TableSelection } from "./selection.ts";
import { SkeletonRows } from "./skeleton-rows.tsx";
import { SortSelect } from "./sort-select.tsx";
import { TableBody } from "./table-body.tsx";
import type { TableHandle } from "./table-handle.ts";
import { TableHead } from "./table-head.tsx";
import { usePageOffset } from "./use-page-offset.ts";
import { useRowKeys } from "./use-row-keys.ts";
import { useRowSelection } from "./use-row-selection.ts";
import { useTableRows } from "./use-table-rows.ts";

const nothing: ReadonlySet<string> = new Set();
const always = () => true;
const never = () => false;
const detailsOf = "Details of";

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
  /** Text that the items given contain: other ones come with another text, and are no refresh. */
  readonly foundBy?: string;
  readonly hidden?: ReadonlySet<string>;
  readonly openIds?: ReadonlySet<string>;
  /** A row was clicked, or its button: it opens or closes, or is chosen. */
  readonly onToggle: (id: string) => void;
  /** What an open row shows below itself. */
  readonly renderOpen?: (item: Item) => ReactNode;
  /** Rows are chosen, to be shown elsewhere on the page, instead of opening. */
  readonly chosenIds?: ReadonlySet<string>;
  /** What a row's button leads to: "Details of" the row's name unless told. */
  readonly openerWords?: string;
  /** The same where it is not one thing for all rows. */
  readonly openerWordsOf?: (item: Item) => string;
  /** With a box in every row. */
  readonly selection?: TableSelection;
  readonly ref?: Ref<TableHandle<Item>>;
  readonly canOpen?: (item: Item) => boolean;
  /** Whether what a row tells of failed, so that the keyboard finds it. */
  readonly hasFailed?: (item: Item) => boolean;
  /** Rows are on their way and none has come: as many grey ones stand in their place. */
  readonly skeletonRows?: number;
  /** More rows are on their way, after those that have come. */
  readonly arriving?: boolean;
  /** The rows belong to an earlier question, and the new ones are on their way. */
  readonly stale?: boolean;
  /** Why rows are missing is told above the table: without any there is no table below it, of grey ones neither. */
  readonly failed?: boolean;
  /** Stands below the head when there is no row to show; told how many there are without the text filter. */
  readonly empty: (unfiltered: number) => ReactNode;
  /** Stands above the table; told how many rows pass the text filter. */
  readonly toolbar?: (shown: number) => ReactNode;
  /** A few narrow columns stay columns in less width than others do; many become lines in more. */
  readonly columnCount?: "few" | "many";
  /** An export has all rows: said on paper where some are left out. */
  readonly inExports?: boolean;
  /** The table is what the page is about: its head stays in view, and a refresh leaves the rows in view where they are. */
  readonly pageTable?: boolean;
}

/** A table of rows that sort, filter and open in place; rows far from the viewport are not drawn. */
export function DataTable<Item extends object>(props: DataTableProps<Item>) {
  const {
    columns,
    items,
    rowId,
    sort,
    hidden = nothing,
    openIds = nothing,
    onToggle,
    canOpen = always,
    hasFailed = never,
  } = props;
  const { chosenIds, selection, openerWords = detailsOf } = props;
  const tableRef = useRef<HTMLTableElement>(null);
  const endRef = useRef<HTMLDivElement>(null);
  // Not in the body: its effects run before the table is in its ref.
  const top = usePageOffset(tableRef);
  // Typing stays quick while thousands of rows are searched.
  const find = useDeferredValue(props.find ?? "");
  const shown = useTableRows({ columns, items, rowId, sort, find, hidden });
  const canSelect = selection !== undefined;
  const ids = useMemo(() => (canSelect ? shown.rows.map((row) => row.id) : []), [canSelect, shown.rows]);
  const keys = useRowKeys(shown.rows, tableRef);
  const selecting = useRowSelection(selection, ids, tableRef);
  const isBare = items.length === 0 && (props.failed ?? false);
  const waiting = items.length === 0 && props.skeletonRows !== undefined && !isBare;

  function toggle(id: string | undefined): void {
    const row = shown.rows.find((candidate) => candidate.id === id);
    if (row !== undefined && canOpen(row.original)) onToggle(row.id);
  }

  const innerTables = useRef(new Map<string, InnerTable>());

  function stops(counts: (item: Item) => boolean = always): readonly RowStop[] {
    const around = shown.rows.findIndex(({ id }) => innerTables.current.get(id)?.holdsFocus() ?? false);
    return shown.rows.flatMap(({ id, original }, index) => {
      if (!counts(original)) return [];
      const within = innerTables.current.get(id)?.stops() ?? [];
      // The focus may be in an inner table and on none of its rows: then the row around it is where the keyboard is.
      const isInside = index === around && within.some((row) => row.isCurrent);
      const stop: RowStop = {
        isCurrent: index === (around < 0 ? keys.focusedIndex : around) && !isInside,
        hasFailed: hasFailed(original),
        focus: () => keys.focusRow(index),
        open: () => toggle(id),
      };
      return [stop, ...(isInside ? within : within.map((row) => ({ ...row, isCurrent: false })))];
    });
  }

  const tellOuterRow = useContext(OuterRow);
  // With every render, so that what is told is of the rows as they are.
  useEffect(() =>
    tellOuterRow?.({
      holdsFocus: () => holdsFocus(tableRef.current),
      // Within a row there is no other use for a stop than to open it.
      stops: () => stops(canOpen),
    }),
  );

  useImperativeHandle(props.ref, () => ({
    items: () => shown.rows.map((row) => row.original),
    moveFocus: (by) => {
      const isInside = holdsFocus(tableRef.current);
      if (isInside || keys.focusedIndex < 0) nextStop(stops(), isInside ? by : 1)?.focus();
      else keys.focusRow(keys.focusedIndex);
    },
    moveToFailed: (by) => nextFailedStop(stops(), by)?.focus(),
    focusRow: (id) => keys.focusRow(shown.rows.findIndex((row) => row.id === id)),
    openFocused: () =>
      stops()
        .find((stop) => stop.isCurrent)
        ?.open(),
    selectFocused: () => selecting.toggle(shown.rows[keys.focusedIndex]?.id),
  }));

  return (
    <div className={classes.frame} data-columns={props.columnCount}>
      {props.toolbar?.(shown.rows.length)}
      {props.pageTable && (
        <ScrollAnchor
          items={items}
          order={JSON.stringify([sort, find, props.foundBy])}
          tableRef={tableRef}
          endRef={endRef}
        />
      )}
      {!isBare && shown.columns.some((column) => column.sortBy !== undefined) && (
        <SortSelect columns={shown.columns} sort={sort} onSortChange={props.onSortChange} />
      )}
      <table
        {...roles.table}
        ref={tableRef}
        className={classes.table}
        aria-label={props.label}
        aria-rowcount={shown.rows.length + 1}
        aria-busy={waiting || props.stale || undefined}
        data-stale={props.stale || undefined}
        data-bare={isBare || undefined}
        onClick={(event) => toggle(clickedRow(event, tableRef.current))}
        onChange={selecting.onChange}
        onFocus={keys.onFocus}
        onKeyDown={keys.onKeyDown}
      >
        <colgroup>
          {selection !== undefined && <col className={classes.selectColumn} />}
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
          openerWords={openerWords}
          selected={selecting.share}
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
            chosenIds={chosenIds}
            selected={selection?.selected}
            openerWordsOf={props.openerWordsOf ?? (() => openerWords)}
            renderOpen={props.renderOpen}
            arriving={props.arriving ?? false}
            inExports={props.inExports ?? false}
            focusedIndex={keys.focusedIndex}
            focusedId={keys.focusedId}
            innerTables={innerTables}
            top={top}
          />
        )}
      </table>
      {!waiting && shown.rows.length === 0 && props.empty(items.length)}
      {props.pageTable && <div ref={endRef} className="screen-only" data-room aria-hidden />}
    </div>
  );
}
