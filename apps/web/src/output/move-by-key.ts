import type { KeyboardEvent } from "react";
import type { RowScroller } from "./row-scroller.ts";

/**
 * Scrolls rows by the keys that scroll a page, in exact rows however far the scroll bar is scaled. At either end the
 * key is left to the page.
 */
export function moveByKey(event: KeyboardEvent<HTMLElement>, scroller: RowScroller): void {
  if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
  const step = 2 * scroller.rowHeight;
  const page = event.currentTarget.clientHeight - step;
  const movements: Readonly<Record<string, number>> = {
    ArrowDown: step,
    ArrowUp: -step,
    PageDown: page,
    PageUp: -page,
    " ": event.shiftKey ? -page : page,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  };
  const movement = movements[event.key];
  if (movement !== undefined && scroller.moveBy(movement)) event.preventDefault();
}
