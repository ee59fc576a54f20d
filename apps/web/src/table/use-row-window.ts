import { defaultRangeExtractor, useWindowVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import { type RefObject, useMemo } from "react";
import { usePageOffset } from "./use-page-offset.ts";
import type { TableRow } from "./use-table-rows.ts";

/** Up to this many rows all are in the page, so that the browser's own search finds them. */
const allUpTo = 200;
/** Rows drawn beyond each edge of the view. Each costs time in every frame of a fast scroll, which passes all of them by. */
const overscan = 4;
const rowHeight = 41;
const openRowHeight = 480;

/** A row to draw, with the empty space before it in pixels. */
export interface PlacedRow {
  readonly index: number;
  readonly gapBefore: number;
}

interface RowWindowOptions<Item> {
  readonly rows: readonly TableRow<Item>[];
  readonly openIds: ReadonlySet<string>;
  /** More rows are on their way: how many there will be is not known yet. */
  readonly arriving: boolean;
  /** The row that holds the focus: it stays in the page wherever the viewer scrolls. */
  readonly focusedIndex: number;
  readonly tableRef: RefObject<HTMLTableElement | null>;
}

/** Which rows of the table are in the page: those near the viewport, or all of them while they are few. */
export function useRowWindow<Item>(options: RowWindowOptions<Item>): {
  placed: readonly PlacedRow[];
  gapAfter: number;
  measure: (element: HTMLElement | null) => void;
} {
  const { rows, openIds, arriving, focusedIndex, tableRef } = options;
  // While more come, those in the view are painted first; but an open row that a link leads to stays where it is.
  const drawsAll = rows.length <= allUpTo && (!arriving || openIds.size > 0);
  const scrollMargin = usePageOffset(tableRef);
  const virtualizer = useWindowVirtualizer<HTMLElement>({
    count: rows.length,
    estimateSize: (index) => (openIds.has(rows[index]?.id ?? "") ? openRowHeight : rowHeight),
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan,
    scrollMargin,
    rangeExtractor(range) {
      if (drawsAll) return Array.from({ length: range.count }, (_, index) => index);
      const indexes = defaultRangeExtractor(range);
      if (focusedIndex < 0 || focusedIndex >= range.count || indexes.includes(focusedIndex)) return indexes;
      return [...indexes, focusedIndex].sort((a, b) => a - b);
    },
  });
  const items = virtualizer.getVirtualItems();
  const placed = useMemo(() => placeRows(items, scrollMargin), [items, scrollMargin]);
  const end = items.at(-1)?.end ?? scrollMargin;
  return {
    placed,
    gapAfter: Math.max(0, virtualizer.getTotalSize() + scrollMargin - end),
    measure: virtualizer.measureElement,
  };
}

function placeRows(items: readonly VirtualItem[], start: number): readonly PlacedRow[] {
  let end = start;
  return items.map((item) => {
    const gapBefore = Math.max(0, item.start - end);
    end = item.end;
    return { index: item.index, gapBefore };
  });
}
