type SortValue = string | number | null;

const collator = new Intl.Collator(undefined, { numeric: true });

/** Numbers by size, text as people sort it ("web-2" before "web-10"). */
function compareValues(a: string | number, b: string | number): number {
  return typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
}

/**
 * Rows by the value that each is sorted by: from the smallest on, or from the largest. Those without one come last
 * either way, and those with the same stay in their order.
 */
export function sortRows<Row>(
  rows: readonly Row[],
  sortedBy: (row: Row) => SortValue,
  desc: boolean,
): readonly Row[] {
  const values = rows.map(sortedBy);
  const ranks = ranksOf(values, desc);
  const order = Array.from(rows.keys()).sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || a - b);
  return order.flatMap((index) => rows[index] ?? []);
}

/** A number for each value, by which to sort. Texts are compared once each, and not for every pair of rows. */
function ranksOf(values: readonly SortValue[], desc: boolean): Float64Array {
  const distinct = [...new Set(values)].filter((value) => value !== null).sort(compareValues);
  const ranks = new Map<SortValue, number>([[null, Number.MAX_VALUE]]);
  let rank = 0;
  distinct.forEach((value, index) => {
    const before = distinct[index - 1];
    if (before !== undefined && compareValues(before, value) !== 0) rank += 1;
    ranks.set(value, desc ? -rank : rank);
  });
  return Float64Array.from(values, (value) => ranks.get(value) ?? 0);
}
