/** Rows with hits, in order, however many hits there are: three numbers for each such row. */
export interface HitList {
  /** Adds a hit that begins on `row`, at `offset` of the row's line. Rows and offsets come in order. */
  add(row: number, offset: number): void;
  /** How many hits there are. */
  count(): number;
  /** The row of a hit, counted from 0, the offset of the row's first hit, and which of the row's hits it is. */
  locate(index: number): { row: number; firstOffset: number; nth: number } | null;
  /** The first hit that begins on this row or a later one. */
  firstFrom(row: number): number | null;
  /** The offset of the first hit that begins on this row. */
  firstOffsetOf(row: number): number | null;
  clear(): void;
}

export function createHitList(): HitList {
  const rows: number[] = [];
  const firstOffsets: number[] = [];
  /** Hits up to the end of each of the rows. */
  const ends: number[] = [];

  /** How many of an ascending list are less than `value`. */
  function countBelow(list: readonly number[], value: number): number {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((list[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    add(row, offset) {
      const last = rows.length - 1;
      if (rows[last] === row) {
        ends[last] = (ends[last] ?? 0) + 1;
        return;
      }
      rows.push(row);
      firstOffsets.push(offset);
      ends.push((ends[last] ?? 0) + 1);
    },
    count: () => ends.at(-1) ?? 0,
    locate(index) {
      const place = countBelow(ends, index + 1);
      const row = rows[place];
      const firstOffset = firstOffsets[place];
      if (index < 0 || row === undefined || firstOffset === undefined) return null;
      return { row, firstOffset, nth: index - (ends[place - 1] ?? 0) };
    },
    firstFrom(row) {
      const place = countBelow(rows, row);
      return place === rows.length ? null : (ends[place - 1] ?? 0);
    },
    firstOffsetOf(row) {
      const place = countBelow(rows, row);
      return rows[place] === row ? (firstOffsets[place] ?? null) : null;
    },
    clear() {
      rows.length = 0;
      firstOffsets.length = 0;
      ends.length = 0;
    },
  };
}
