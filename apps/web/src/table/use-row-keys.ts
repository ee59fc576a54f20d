import { type FocusEvent, type KeyboardEvent, type RefObject, useCallback, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import type { TableRow } from "./use-table-rows.ts";

/** The table's own row that an element is in, however deep: an opened row can hold tables of its own. */
export function rowIdAt(target: EventTarget, table: HTMLTableElement | null): string | undefined {
  let body = target instanceof Element ? target.closest<HTMLElement>("tbody[data-row-id]") : null;
  while (body !== null && body.parentElement !== table) {
    body = body.parentElement?.closest<HTMLElement>("tbody[data-row-id]") ?? null;
  }
  return body?.dataset.rowId;
}

/** Whether an element is a row's own button, not one of a table within that row. */
export function isOpener(target: EventTarget, table: HTMLTableElement | null): target is HTMLElement {
  return (
    target instanceof HTMLElement && target.matches("[data-opener]") && target.closest("table") === table
  );
}

function wantedIndex(key: string, index: number, count: number): number | undefined {
  if (key === "ArrowDown") return Math.min(index + 1, count - 1);
  if (key === "ArrowUp") return Math.max(index - 1, 0);
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return undefined;
}

/** Arrow keys, Home and End move the focus from one row's button to another's. */
export function useRowKeys<Item>(
  rows: readonly TableRow<Item>[],
  tableRef: RefObject<HTMLTableElement | null>,
): {
  focusedIndex: number;
  onFocus: (event: FocusEvent) => void;
  onKeyDown: (event: KeyboardEvent) => void;
} {
  const [focusedId, setFocusedId] = useState<string>();
  const indexes = useMemo(() => new Map(rows.map((row, index) => [row.id, index])), [rows]);

  const onFocus = useCallback(
    (event: FocusEvent) => {
      const id = rowIdAt(event.target, tableRef.current);
      if (id !== undefined) setFocusedId(id);
    },
    [tableRef],
  );

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (!isOpener(event.target, tableRef.current)) return;
      const id = rowIdAt(event.target, tableRef.current);
      const index = id === undefined ? undefined : indexes.get(id);
      if (index === undefined) return;
      const wanted = wantedIndex(event.key, index, rows.length);
      const row = wanted === undefined ? undefined : rows[wanted];
      if (row === undefined) return;
      event.preventDefault();
      // The row must be in the page before it can take the focus.
      flushSync(() => setFocusedId(row.id));
      tableRef.current
        ?.querySelector<HTMLElement>(`:scope > tbody[data-row-id="${CSS.escape(row.id)}"] [data-opener]`)
        ?.focus();
    },
    [rows, indexes, tableRef],
  );

  return { focusedIndex: focusedId === undefined ? -1 : (indexes.get(focusedId) ?? -1), onFocus, onKeyDown };
}
