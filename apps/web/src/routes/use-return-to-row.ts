import { type RefObject, useEffect, useRef } from "react";
import { isFocusNowhere } from "../lib/focus-nowhere.ts";
import type { TableHandle } from "../table/table-handle.ts";
import { contentId } from "../ui/skip-link.tsx";
import { takeLeftInvocation } from "./left-invocation.ts";

/**
 * On the way back from an invocation's page, puts the focus on its row, from which the keyboard goes on, as soon as the row
 * is there; not where the viewer has put it elsewhere meanwhile. `keyOf`: the key of the row of an invocation, if there is one.
 */
export function useReturnToRow<Item>(
  table: RefObject<TableHandle<Item> | null>,
  keyOf: (invocationId: string) => string | undefined,
  isWhole: boolean,
): void {
  const wanted = useRef<string>(null);

  useEffect(() => {
    wanted.current = takeLeftInvocation();
  }, []);

  useEffect(() => {
    if (wanted.current === null) return;
    const key = keyOf(wanted.current);
    if (key === undefined && !isWhole) return;
    wanted.current = null;
    if (key === undefined || !(isFocusNowhere() || document.activeElement?.id === contentId)) return;
    // Within an effect a row far away cannot be drawn at once.
    queueMicrotask(() => table.current?.focusRow(key));
  }, [table, keyOf, isWhole]);
}
