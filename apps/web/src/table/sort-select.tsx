import { NativeSelect } from "@mantine/core";
import { useId } from "react";
import type { TableColumn, TableSort } from "./column.ts";
import classes from "./data-table.module.css";

const unsorted = "";

/** What a table is sorted by, where it is too narrow for columns with titles to click. */
export function SortSelect<Item>(props: {
  columns: readonly TableColumn<Item>[];
  sort: TableSort | null;
  onSortChange: (sort: TableSort | null) => void;
}) {
  const { sort, onSortChange } = props;
  const id = useId();
  const choices = props.columns
    .filter((column) => column.sortBy !== undefined)
    .flatMap(({ id, title, descFirst = false }) =>
      [descFirst, !descFirst].map((desc) => ({
        value: `${id} ${desc}`,
        label: `${title}, ${desc ? "descending" : "ascending"}`,
        sort: { column: id, desc },
      })),
    );
  return (
    <div className={classes.sortSelect}>
      <label htmlFor={id}>Sort by</label>
      <NativeSelect
        id={id}
        size="xs"
        value={sort === null ? unsorted : `${sort.column} ${sort.desc}`}
        data={[
          { value: unsorted, label: "Usual order" },
          // What else a choice holds would become attributes of its element.
          ...choices.map(({ value, label }) => ({ value, label })),
        ]}
        onChange={(event) => {
          const wanted = event.currentTarget.value;
          onSortChange(choices.find(({ value }) => value === wanted)?.sort ?? null);
        }}
      />
    </div>
  );
}
