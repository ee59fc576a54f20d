import type { OutputView } from "./output-view.ts";
import { createRowMap, maxRowLength, type RowPlace } from "./row-map.ts";

/** Some lines of a view, laid out on rows as if there were no others. Their numbers stay. */
export interface KeptLines {
  /** Lines come in order. */
  keep(line: number): void;
  rowCount(): number;
  place(row: number): RowPlace;
  /** The row on which this line begins, or the first one after it that is kept. */
  rowOf(line: number): number;
}

export function createKeptLines(view: OutputView): KeptLines {
  const kept: number[] = [];
  const map = createRowMap();

  return {
    keep(line) {
      const rows = view.rowOf(line + 1) - view.rowOf(line);
      if (rows > 1) map.addLongLine(kept.length, rows * maxRowLength);
      kept.push(line);
    },
    rowCount: () => map.rowCount(kept.length),
    place(row) {
      const place = map.place(row);
      return { ...place, line: kept[place.line] ?? 0 };
    },
    rowOf(line) {
      let low = 0;
      let high = kept.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((kept[middle] ?? 0) < line) low = middle + 1;
        else high = middle;
      }
      return map.rowOf(low);
    },
  };
}
