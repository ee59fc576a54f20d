import { IconChevronRight } from "@tabler/icons-react";
import { useMemo } from "react";
import type { TableColumn } from "./column.ts";
import classes from "./data-table.module.css";
import { roles } from "./roles.ts";
import { SelectBox } from "./select-box.tsx";

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
  /** Whether the row is the one chosen; undefined in a table whose rows open in place. */
  readonly chosen: boolean | undefined;
  /** Undefined when rows cannot be selected. */
  readonly selected: boolean | undefined;
  readonly openerWords: string;
}

/** The cells of one row. They are drawn anew only when the row's own data changes, so that 10,000 rows scroll smoothly. */
export function RowCells<Item>(props: RowCellsProps<Item>) {
  const { item, columns, rowIndex, name, open, detailId, canOpen, chosen, selected, openerWords } = props;
  return useMemo(
    () => (
      <tr
        {...roles.row}
        className={classes.row}
        aria-rowindex={rowIndex}
        data-open={open || chosen || undefined}
        data-selected={selected || undefined}
        data-chosen={chosen || undefined}
        data-can-open={canOpen || undefined}
      >
        {selected !== undefined && (
          <td {...roles.cell} className={classes.selector}>
            <SelectBox name={name} share={selected ? "all" : "none"} />
          </td>
        )}
        <td {...roles.cell} className={classes.opener}>
          {canOpen && (
            <button
              type="button"
              data-opener
              aria-expanded={chosen === undefined ? open : undefined}
              aria-current={chosen || undefined}
              aria-controls={open ? detailId : undefined}
              aria-label={`${openerWords} ${name}`}
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
    [item, columns, rowIndex, name, open, detailId, canOpen, chosen, selected, openerWords],
  );
}
