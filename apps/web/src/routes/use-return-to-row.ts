import { type RefObject, useEffect, useRef } from "react";
import { isFocusNowhere } from "../lib/focus-nowhere.ts";
import { untilViewerMoves } from "../lib/viewer-moves.ts";
import type { TableHandle } from "../table/table-handle.ts";
import { leftInvocation } from "./left-invocation.ts";

/**
 * On the way back from an invocation's page, puts the focus on its row, from which the keyboard goes on, as soon as the row
 * is there; not once the viewer has pressed anything, nor where something else has the focus. `keyOf`: the key of the row
 * of an invocation, if there is one. `isLoading`: rows may still come.
 */
export function useReturnToRow<Item>(
  table: RefObject<TableHandle<Item> | null>,
  keyOf: (invocationId: string) => string | undefined,
  isLoading: boolean,
): void {
  const wanted = useRef<string>(null);

  useEffect(() => {
    wanted.current = leftInvocation();
    if (wanted.current === null) return;
    const leaving = untilViewerMoves("press");
    leaving.signal.addEventListener("abort", () => {
      wanted.current = null;
    });
    return () => leaving.abort();
  }, []);

  useEffect(() => {
    if (wanted.current === null) return;
    const key = keyOf(wanted.current);
    if (key === undefined && isLoading) return;
    wanted.current = null;
    if (key === undefined || !isFocusNowhere()) return;
    // Within an effect a row far away cannot be drawn at once.
    queueMicrotask(() => table.current?.focusRow(key));
  }, [table, keyOf, isLoading]);
}
