import type { TableColumn } from "./column.ts";

/**
 * Tells whether a row holds a text, in whatever case, in one of the columns that are looked through; null without a
 * text. `timeZone`: in which the page shows times.
 */
export function textFinder<Item>(
  columns: readonly TableColumn<Item>[],
  find: string,
  timeZone: string,
): ((item: Item) => boolean) | null {
  if (find === "") return null;
  const looking = { wanted: find.toLowerCase(), timeZone };
  const texts = columns.flatMap(({ text }) => text ?? []);
  return (item) => texts.some((text) => text(item, looking).toLowerCase().includes(looking.wanted));
}
