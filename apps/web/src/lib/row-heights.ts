/** Rows whose deviations are summed together. */
const blockRows = 256;

/**
 * Where each of very many rows stands, without a record for each: all rows have `rowHeight` pixels, except those
 * that were measured and differ (wrapped lines). Only these take memory, and a lookup adds up one number for
 * every 256 rows.
 */
export interface RowHeights {
  count(): number;
  /** What was measured stays, also of rows that come back. */
  setCount(count: number): void;
  /** Records the measured height of a row. Says whether it changed. */
  measure(row: number, height: number): boolean;
  /** Forgets what was measured, for when the width has changed. */
  forget(): void;
  /** Pixels above this row; for `count()`, the height of everything. */
  offset(row: number): number;
  /** The row at this offset; the first or the last for an offset outside. */
  rowAt(offset: number): number;
}

export function createRowHeights(rowHeight: number): RowHeights {
  let count = 0;
  /** How much a measured row is higher than `rowHeight`. */
  const extra = new Map<number, number>();
  let blockExtra = new Float64Array(16);
  /** Blocks with a measured row. Their deviations can add up to nothing. */
  const measuredBlocks = new Set<number>();

  function sumBlocks(blocks: number): number {
    let sum = 0;
    for (let block = 0; block < blocks; block++) sum += blockExtra[block] ?? 0;
    return sum;
  }

  function offset(row: number): number {
    const block = Math.floor(row / blockRows);
    let sum = row * rowHeight + sumBlocks(block);
    if (measuredBlocks.has(block)) {
      for (let before = block * blockRows; before < row; before++) sum += extra.get(before) ?? 0;
    }
    return sum;
  }

  return {
    count: () => count,
    setCount(newCount) {
      count = newCount;
      const blocks = Math.floor(count / blockRows) + 1;
      if (blocks <= blockExtra.length) return;
      const grown = new Float64Array(blocks * 2);
      grown.set(blockExtra);
      blockExtra = grown;
    },
    measure(row, height) {
      const change = height - rowHeight - (extra.get(row) ?? 0);
      if (change === 0) return false;
      extra.set(row, height - rowHeight);
      const block = Math.floor(row / blockRows);
      blockExtra[block] = (blockExtra[block] ?? 0) + change;
      measuredBlocks.add(block);
      return true;
    },
    forget() {
      extra.clear();
      measuredBlocks.clear();
      blockExtra.fill(0);
    },
    offset,
    rowAt(target) {
      let top = 0;
      let row = 0;
      for (let block = 0; row < count; block++) {
        const height = blockRows * rowHeight + (blockExtra[block] ?? 0);
        if (top + height > target) break;
        top += height;
        row += blockRows;
      }
      while (row < count - 1) {
        top += rowHeight + (extra.get(row) ?? 0);
        if (top > target) break;
        row += 1;
      }
      return Math.max(0, Math.min(row, count - 1));
    },
  };
}
