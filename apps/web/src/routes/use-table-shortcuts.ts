import type { RefObject } from "react";
import { useShortcuts } from "../lib/shortcuts.ts";
import type { TableHandle } from "../table/table-handle.ts";

/** The keys that move in a page's table: to its text filter, from row to row, and where there are such, to what failed and to open or choose a row. */
export function useTableShortcuts<Item>(
  table: RefObject<TableHandle<Item> | null>,
  find: RefObject<HTMLInputElement | null>,
  words: { readonly title: string; readonly row: string; readonly open?: string; readonly failed?: string },
): void {
  useShortcuts(words.title, [
    { keys: "/", title: "Go to the text filter", run: () => find.current?.focus() },
    { keys: "j", title: `Next ${words.row}`, run: () => table.current?.moveFocus(1) },
    { keys: "k", title: `Previous ${words.row}`, run: () => table.current?.moveFocus(-1) },
    ...(words.open === undefined
      ? []
      : [{ keys: "o", title: words.open, also: "Enter", run: () => table.current?.openFocused() }]),
    ...(words.failed === undefined
      ? []
      : [
          { keys: "n", title: `Next ${words.failed}`, run: () => table.current?.moveToFailed(1) },
          { keys: "N", title: `Previous ${words.failed}`, run: () => table.current?.moveToFailed(-1) },
        ]),
  ]);
}
