import { type FocusEvent, type KeyboardEvent, type RefObject, useCallback, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { type Shortcut, useShortcuts } from "../lib/shortcuts.ts";
import { isOpener, rowIdAt } from "./row-targets.ts";
import type { TableRow } from "./use-table-rows.ts";

/** The keys of a table as the list of all shortcuts has them. */
const listedKeys: readonly Shortcut[] = [
  { keys: "↓", alias: "↑", title: "Next or previous row", run: null },
  { keys: "Home", alias: "End", title: "First or last row", run: null },
];

function wantedIndex(key: string, index: number, count: number): number | undefined {
  if (key === "ArrowDown") return Math.min(index + 1, count - 1);
  if (key === "ArrowUp") return Math.max(index - 1, 0);
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return undefined;
}

/** Where a row is among the rows; -1 when it is not. */
function indexOf(rows: readonly TableRow<unknown>[], id: string | undefined): number {
  return id === undefined ? -1 : rows.findIndex((row) => row.id === id);
}

/** Arrow keys, Home and End move the focus from one row's button to another's. */
export function useRowKeys<Item>(
  rows: readonly TableRow<Item>[],
  tableRef: RefObject<HTMLTableElement | null>,
): {
  /** The row that has the focus or had it last, also when it is not shown any more. */
  focusedId: string | undefined;
  focusedIndex: number;
  /** Puts the focus on a row's button, wherever the row is. */
  focusRow: (index: number) => void;
  onFocus: (event: FocusEvent) => void;
  onKeyDown: (event: KeyboardEvent) => void;
} {
  useShortcuts("Within a table", listedKeys);
  const [focusedId, setFocusedId] = useState<string>();
  const focusedIndex = useMemo(() => indexOf(rows, focusedId), [rows, focusedId]);

  const onFocus = useCallback(
    (event: FocusEvent) => {
      const id = rowIdAt(event.target, tableRef.current);
      if (id !== undefined) setFocusedId(id);
    },
    [tableRef],
  );

  const focusRow = useCallback(
    (index: number) => {
      const row = rows[index];
      if (row === undefined) return;
      // The row must be in the page before it can take the focus.
      flushSync(() => setFocusedId(row.id));
      tableRef.current
        ?.querySelector<HTMLElement>(`:scope > tbody[data-row-id="${CSS.escape(row.id)}"] [data-opener]`)
        ?.focus();
    },
    [rows, tableRef],
  );

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (!isOpener(event.target, tableRef.current)) return;
      const index = indexOf(rows, rowIdAt(event.target, tableRef.current));
      if (index < 0) return;
      const wanted = wantedIndex(event.key, index, rows.length);
      if (wanted === undefined) return;
      event.preventDefault();
      focusRow(wanted);
    },
    [rows, tableRef, focusRow],
  );

  return {
    focusedId,
    focusedIndex,
    focusRow,
    onFocus,
    onKeyDown,
  };
}
