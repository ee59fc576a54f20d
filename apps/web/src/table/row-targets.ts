import type { MouseEvent } from "react";

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

/** The row that a click opens or closes: not when it was on another control, inside an open row, or ended a selection of text. */
export function clickedRow(event: MouseEvent, table: HTMLTableElement | null): string | undefined {
  const { target } = event;
  if (table === null || !(target instanceof Element) || target.closest("table") !== table) return undefined;
  // What a row shows when it is open belongs to no row. This table may itself stand in an open row of another.
  const detail = target.closest("[data-detail]");
  if (detail !== null && table.contains(detail)) return undefined;
  const control = target.closest("a, button, input, select, summary, label");
  if (control !== null && !control.matches("[data-opener]")) return undefined;
  const selection = getSelection();
  if (control === null && selection !== null && !selection.isCollapsed) return undefined;
  return rowIdAt(target, table);
}

/** Whether an element is the box of one of the table's own rows, or of its head. */
export function isSelectBox(target: EventTarget, table: HTMLTableElement | null): boolean {
  return target instanceof Element && target.matches("[data-select]") && target.closest("table") === table;
}

/** Whether the focus is in the table. */
export function holdsFocus(table: HTMLTableElement | null): boolean {
  return table?.contains(document.activeElement) ?? false;
}
