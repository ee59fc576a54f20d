import { columnVisibilityFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { useContext, useMemo } from "react";
import { useTimeZone } from "../lib/time-zone.tsx";
import { RowsSeen } from "../ui/rows-seen.ts";
import type { TableColumn, TableSort } from "./column.ts";
import { sortRows } from "./sort-rows.ts";
import { textFinder } from "./text-finder.ts";

// Not those that filter and sort: they keep records of every row, and look up its values for every comparison.
const features = tableFeatures({ columnVisibilityFeature });

export interface TableRow<Item> {
  readonly id: string;
  readonly original: Item;
}

interface TableRowsOptions<Item> {
  readonly columns: readonly TableColumn<Item>[];
  readonly items: readonly Item[];
  readonly rowId: (item: Item, index: number) => string;
  readonly sort: TableSort | null;
  readonly find: string;
  readonly hidden: ReadonlySet<string>;
}

/** The rows to show, filtered and sorted, and the columns to show them in. */
export function useTableRows<Item extends object>(
  options: TableRowsOptions<Item>,
): { rows: readonly TableRow<Item>[]; columns: readonly TableColumn<Item>[] } {
  const { columns, items, rowId, sort, find, hidden } = options;
  const timeZone = useTimeZone().name;

  const definitions = useMemo(() => columns.map(({ id }) => ({ id })), [columns]);
  const state = useMemo(
    () => ({ columnVisibility: Object.fromEntries([...hidden].map((id) => [id, false])) }),
    [hidden],
  );
  const table = useTable({ features, columns: definitions, data: items, getRowId: rowId, state });
  const { rows } = table.getRowModel();

  const found = useMemo(() => {
    const holds = textFinder(columns, find, timeZone);
    return holds === null ? rows : rows.filter(({ original }) => holds(original));
  }, [rows, columns, find, timeZone]);
  const { loadedAt } = useContext(RowsSeen);
  const sorted = useMemo(() => {
    const sortBy = columns.find((column) => column.id === sort?.column)?.sortBy;
    if (sort === null || sortBy === undefined) return found;
    // As of the last refresh: rows do not change places as time goes by.
    const asOf = loadedAt ?? Date.now();
    return sortRows(found, (row) => sortBy(row.original, asOf), sort.desc);
  }, [found, columns, sort, loadedAt]);

  const visible = table
    .getVisibleLeafColumns()
    .map((column) => column.id)
    .join("\n");
  const shownColumns = useMemo(() => {
    const ids = new Set(visible.split("\n"));
    return columns.filter((column) => ids.has(column.id));
  }, [columns, visible]);

  return { rows: sorted, columns: shownColumns };
}
