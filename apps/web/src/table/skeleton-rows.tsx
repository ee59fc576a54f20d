import type { TableColumn } from "./column.ts";
import classes from "./data-table.module.css";

/** Grey bars in the places of rows that are still to come. */
export function SkeletonRows<Item>(props: { columns: readonly TableColumn<Item>[]; count: number }) {
  return (
    <tbody aria-hidden>
      {Array.from({ length: props.count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike
        <tr className={classes.row} key={row}>
          <td className={classes.opener} />
          {props.columns.map((column) => (
            <td
              key={column.id}
              className={classes.cell}
              data-column={column.id}
              data-align={column.align}
              data-narrow={column.narrow}
            >
              <span className={classes.bone} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
