import { IconArrowDown, IconArrowsSort, IconArrowUp } from "@tabler/icons-react";
import { nextSort, type TableColumn, type TableSort } from "./column.ts";
import classes from "./data-table.module.css";
import { roles } from "./roles.ts";
import { SelectBox } from "./select-box.tsx";

interface TableHeadProps<Item> {
  readonly columns: readonly TableColumn<Item>[];
  readonly sort: TableSort | null;
  readonly onSortChange: (sort: TableSort | null) => void;
  /** What sorting covers: "Sorts this page". */
  readonly sortHint: string;
  readonly sticky: boolean;
  /** What the rows' buttons lead to: "Details of". */
  readonly openerWords: string;
  /** How many of the rows shown are selected; undefined when rows cannot be. */
  readonly selected: "none" | "some" | "all" | undefined;
}

/** The columns' titles. Those that sort are buttons. */
export function TableHead<Item>(props: TableHeadProps<Item>) {
  const { columns, sort, onSortChange, sortHint, sticky, selected } = props;
  return (
    <thead {...roles.rowGroup} className={classes.head} data-sticky={sticky || undefined}>
      <tr {...roles.row} aria-rowindex={1}>
        {selected !== undefined && (
          <th {...roles.columnHeader} className={classes.selector} scope="col">
            <SelectBox name="all rows shown" share={selected}>
              <span className={classes.selectAll} aria-hidden>
                Select all
              </span>
            </SelectBox>
          </th>
        )}
        <th {...roles.columnHeader} className={classes.opener} scope="col">
          <span className="visually-hidden">{props.openerWords.replace(/ of$/, "")}</span>
        </th>
        {columns.map((column) => {
          const direction = sort?.column !== column.id ? undefined : sort.desc ? "descending" : "ascending";
          return (
            <th
              {...roles.columnHeader}
              key={column.id}
              scope="col"
              data-align={column.align}
              aria-sort={direction}
            >
              {column.sortBy === undefined ? (
                <span className={classes.title}>{column.title}</span>
              ) : (
                <button
                  type="button"
                  data-printed
                  className={classes.title}
                  title={sortHint}
                  onClick={() => onSortChange(nextSort(sort, column))}
                >
                  {column.title}
                  <SortIcon direction={direction} />
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function SortIcon({ direction }: { direction: "ascending" | "descending" | undefined }) {
  const Icon = { ascending: IconArrowUp, descending: IconArrowDown, none: IconArrowsSort }[
    direction ?? "none"
  ];
  return <Icon className={classes.sortIcon} data-active={direction !== undefined} size={14} aria-hidden />;
}
