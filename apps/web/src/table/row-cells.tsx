import { IconChevronRight } from "@tabler/icons-react";
import { useMemo } from "react";
import type { TableColumn } from "./column.ts";
import classes from "./data-table.module.css";
import { roles } from "./roles.ts";

interface RowCellsProps<Item> {
  readonly item: Item;
  readonly columns: readonly TableColumn<Item>[];
  /** Position among all rows, from 1, the head included. */
  readonly rowIndex: number;
  /** What the row is called, for the name of its button. */
  readonly name: string;
  readonly open: boolean;
  readonly detailId: string;
  readonly canOpen: boolean;
}

/** The cells of one row. They are drawn anew only when the row's own data changes, so that 10,000 rows scroll smoothly. */
export function RowCells<Item>(props: RowCellsProps<Item>) {
  const { item, columns, rowIndex, name, open, detailId, canOpen } = props;
  return useMemo(
    () => (
      <tr {...roles.row} className={classes.row} aria-rowindex={rowIndex} data-open={open || undefined}>
        <td {...roles.cell} className={classes.opener}>
          {canOpen && (
            <button
              type="button"
              data-opener
              aria-expanded={open}
              aria-controls={open ? detailId : undefined}
              aria-label={`Details of ${name}`}
            >
              <IconChevronRight size={16} stroke={1.75} aria-hidden />
            </button>
          )}
        </td>
        {columns.map((column) => (
          <td
            {...roles.cell}
            key={column.id}
            className={classes.cell}
            data-column={column.id}
            data-title={column.title}
            data-align={column.align}
            data-narrow={column.narrow}
          >
            {column.cell(item)}
          </td>
        ))}
      </tr>
    ),
    [item, columns, rowIndex, name, open, detailId, canOpen],
  );
}
