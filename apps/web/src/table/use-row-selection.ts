import { type FormEvent, type RefObject, useRef } from "react";
import { isSelectBox, rowIdAt } from "./row-targets.ts";
import { shareSelected, type TableSelection, toggleRange, toggleRow, toggleShown } from "./selection.ts";

/** Keeps a table's selection: by the boxes of its rows and of its head, with Shift for a range, and by key. */
export function useRowSelection(
  selection: TableSelection | undefined,
  shown: readonly string[],
  tableRef: RefObject<HTMLTableElement | null>,
) {
  /** The row that was selected last, or taken out: where a range begins. */
  const anchor = useRef<string>(null);
  return {
    share: selection && shareSelected(selection.selected, shown),

    onChange({ target, nativeEvent }: FormEvent): void {
      if (selection === undefined || !isSelectBox(target, tableRef.current)) return;
      const id = rowIdAt(target, tableRef.current);
      if (id === undefined) {
        selection.onChange(toggleShown(selection.selected, shown));
        return;
      }
      const withShift = nativeEvent instanceof MouseEvent && nativeEvent.shiftKey;
      selection.onChange(toggleRange(selection.selected, shown, withShift ? anchor.current : null, id));
      anchor.current = id;
    },

    toggle(id: string | undefined): void {
      if (selection === undefined || id === undefined) return;
      selection.onChange(toggleRow(selection.selected, id));
      anchor.current = id;
    },
  };
}
