import type { ReactNode } from "react";

/** What the text filter looks for. */
interface Looking {
  /** In lower case. A text that takes long to make need not be made where it cannot hold this. */
  readonly wanted: string;
  /** The zone (IANA) in which the page shows times. */
  readonly timeZone: string;
}

/** One column of a DataTable. Columns are held at module scope: a new array re-renders every row. */
export interface TableColumn<Item> {
  readonly id: string;
  readonly title: string;
  readonly cell: (item: Item) => ReactNode;
  /**
   * What the column sorts by; null comes last in either direction. Without it the column does not sort. `asOf`: until when
   * the durations of what runs are counted, in ms since the epoch.
   */
  readonly sortBy?: (item: Item, asOf: number) => string | number | null;
  /** The first click sorts the largest first. */
  readonly descFirst?: boolean;
  /** What the text filter looks at. Without it the filter passes this column over. */
  readonly text?: (item: Item, looking: Looking) => string;
  /** CSS width; columns without one share what is left. */
  readonly width?: string;
  readonly align?: "end";
  /** Where the cell goes when the table is too narrow for columns: the first line, the end of that, one of its own, or beside others. */
  readonly narrow?: "head" | "headEnd" | "line";
  /** Always shown: the column chooser leaves it out. */
  readonly fixed?: boolean;
}

/** How the rows at hand are sorted. */
export interface TableSort {
  readonly column: string;
  readonly desc: boolean;
}

/** What a click on a column's title sorts by: one way, the other way, then not at all. */
export function nextSort<Item>(sort: TableSort | null, column: TableColumn<Item>): TableSort | null {
  const first = column.descFirst ?? false;
  if (sort?.column !== column.id) return { column: column.id, desc: first };
  return sort.desc === first ? { column: column.id, desc: !first } : null;
}
