import {
  columnFilteringFeature,
  columnVisibilityFeature,
  createFilteredRowModel,
  createSortedRowModel,
  type FilterFn,
  globalFilteringFeature,
  rowSortingFeature,
  type SortFn,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useMemo } from "react";
import type { TableColumn, TableSort } from "./column.ts";

const features = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  globalFilteringFeature,
  columnVisibilityFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
});

const collator = new Intl.Collator(undefined, { numeric: true });

/** Numbers by size, text as people sort it ("web-2" before "web-10"). */
function compareValues(a: unknown, b: unknown): number {
  return typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
}

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

  const definitions = useMemo(() => {
    const sortFn: SortFn<typeof features, Item> = (a, b, id) => compareValues(a.getValue(id), b.getValue(id));
    return columns.map(({ id, sortBy }) => ({
      id,
      accessorFn: (item: Item) => sortBy?.(item) ?? undefined,
      sortFn,
      sortUndefined: "last" as const,
    }));
  }, [columns]);

  const filter = useMemo(() => {
    const texts = new Map(
      columns.flatMap(({ id, text }) => (text === undefined ? [] : [[id, text] as const])),
    );
    const contains: FilterFn<typeof features, Item> = (row, id, wanted: string) =>
      texts.get(id)?.(row.original).toLowerCase().includes(wanted) ?? false;
    return { contains, canFilter: (column: { id: string }) => texts.has(column.id) };
  }, [columns]);

  const state = useMemo(
    () => ({
      sorting: sort === null ? [] : [{ id: sort.column, desc: sort.desc }],
      globalFilter: find.toLowerCase(),
      columnVisibility: Object.fromEntries([...hidden].map((id) => [id, false])),
    }),
    [sort, find, hidden],
  );

  const table = useTable({
    features,
    columns: definitions,
    data: items,
    getRowId: rowId,
    globalFilterFn: filter.contains,
    getColumnCanGlobalFilter: filter.canFilter,
    state,
  });

  const visible = table
    .getVisibleLeafColumns()
    .map((column) => column.id)
    .join("\n");
  const shownColumns = useMemo(() => {
    const ids = new Set(visible.split("\n"));
    return columns.filter((column) => ids.has(column.id));
  }, [columns, visible]);

  return { rows: table.getRowModel().rows, columns: shownColumns };
}
