import { Fragment, type ReactNode, type RefObject, useId } from "react";
import type { TableColumn } from "./column.ts";
import classes from "./data-table.module.css";
import { roles } from "./roles.ts";
import { RowCells } from "./row-cells.tsx";
import type { InnerTable } from "./row-stops.ts";
import { useRowWindow } from "./use-row-window.ts";
import type { TableRow } from "./use-table-rows.ts";
import { WithinRow } from "./within-row.tsx";

interface TableBodyProps<Item> {
  readonly rows: readonly TableRow<Item>[];
  readonly columns: readonly TableColumn<Item>[];
  readonly rowName: (item: Item) => string;
  readonly canOpen: (item: Item) => boolean;
  readonly openIds: ReadonlySet<string>;
  readonly chosenIds: ReadonlySet<string> | undefined;
  readonly selected: ReadonlySet<string> | undefined;
  readonly openerWordsOf: (item: Item) => string;
  readonly renderOpen: ((item: Item) => ReactNode) | undefined;
  readonly arriving: boolean;
  readonly inExports: boolean;
  readonly focusedIndex: number;
  readonly focusedId: string | undefined;
  /** Where tables within open rows are noted, by the row's key. */
  readonly innerTables: RefObject<Map<string, InnerTable>>;
  /** Where the table begins, in pixels from the top of the page. */
  readonly top: number;
}

/** The rows near the viewport. Each is a row group of its own: the row, and below it what it shows when open. */
export function TableBody<Item>(props: TableBodyProps<Item>) {
  const { rows, columns, rowName, canOpen, openIds, renderOpen } = props;
  const { placed, gapAfter, measure } = useRowWindow(props);
  const baseId = useId();
  const columnCount = columns.length + (props.selected === undefined ? 1 : 2);
  const gap = (height: number) =>
    height > 0 && <Gap height={height} columnCount={columnCount} inExports={props.inExports} />;
  return (
    <>
      {placed.map(({ index, element, gapBefore }) => {
        const row = rows[index];
        if (row === undefined) return null;
        const open = openIds.has(row.id);
        const detailId = `${baseId}-${index}`;
        return (
          <Fragment key={element}>
            {gap(gapBefore)}
            <tbody {...roles.rowGroup} ref={measure} data-index={index} data-row-id={row.id}>
              <RowCells
                item={row.original}
                columns={columns}
                rowIndex={index + 2}
                name={rowName(row.original)}
                open={open}
                detailId={detailId}
                canOpen={canOpen(row.original)}
                chosen={props.chosenIds?.has(row.id)}
                selected={props.selected?.has(row.id)}
                openerWords={props.openerWordsOf(row.original)}
              />
              {open && (
                <tr {...roles.row} className={classes.detailRow}>
                  <td
                    {...roles.cell}
                    className={classes.detail}
                    data-detail
                    id={detailId}
                    colSpan={columnCount}
                  >
                    <WithinRow id={row.id} tables={props.innerTables}>
                      {renderOpen?.(row.original)}
                    </WithinRow>
                  </td>
                </tr>
              )}
            </tbody>
          </Fragment>
        );
      })}
      {gap(gapAfter)}
    </>
  );
}

/** The space of rows that are not in the page. On paper a note stands there. */
function Gap(props: { height: number; columnCount: number; inExports: boolean }) {
  return (
    <tbody aria-hidden>
      <tr>
        <td
          className={classes.gap}
          style={{ height: props.height }}
          colSpan={props.columnCount}
          data-in-exports={props.inExports || undefined}
        />
      </tr>
    </tbody>
  );
}
