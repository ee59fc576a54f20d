/** Which rows a table has selected, by their keys. */
export interface TableSelection {
  readonly selected: ReadonlySet<string>;
  readonly onChange: (selected: ReadonlySet<string>) => void;
}

/** Selects a row that was not, and the other way round. */
export function toggleRow(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}

/**
 * Selects, or takes out of the selection, all rows from `anchor` to `id` as they are shown: whatever happens to
 * `id`. Without an anchor among the rows that is one row.
 */
export function toggleRange(
  selected: ReadonlySet<string>,
  shown: readonly string[],
  anchor: string | null,
  id: string,
): ReadonlySet<string> {
  const from = anchor === null ? -1 : shown.indexOf(anchor);
  const to = shown.indexOf(id);
  if (from < 0 || to < 0) return toggleRow(selected, id);
  const range = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
  return selected.has(id) ? without(selected, range) : new Set([...selected, ...range]);
}

/** How many of the rows shown are selected. */
export function shareSelected(
  selected: ReadonlySet<string>,
  shown: readonly string[],
): "none" | "some" | "all" {
  const count = shown.filter((id) => selected.has(id)).length;
  if (count === 0) return "none";
  return count === shown.length ? "all" : "some";
}

/** Selects all rows shown; when they all are, takes them out. Rows that are not shown stay as they are. */
export function toggleShown(selected: ReadonlySet<string>, shown: readonly string[]): ReadonlySet<string> {
  return shareSelected(selected, shown) === "all"
    ? without(selected, shown)
    : new Set([...selected, ...shown]);
}

function without(selected: ReadonlySet<string>, rows: readonly string[]): ReadonlySet<string> {
  const taken = new Set(rows);
  return new Set([...selected].filter((id) => !taken.has(id)));
}
