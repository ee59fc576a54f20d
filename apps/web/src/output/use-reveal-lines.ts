import { useEffect, useRef } from "react";
import type { OutputClient, OutputState } from "./output-client.ts";
import type { ViewMode } from "./protocol.ts";
import type { RowScroller } from "./row-scroller.ts";
import type { LineSelection } from "./use-line-selection.ts";

/**
 * Scrolls to the selected lines once they are there, unless the reader selected them where they are; and again with each of
 * the `repeatedArrivals` at them.
 */
export function useRevealLines(
  selection: LineSelection,
  where: {
    client: OutputClient | null;
    state: OutputState;
    scroller: RowScroller;
    mode: ViewMode;
    repeatedArrivals: number;
  },
): void {
  const { client, state, scroller, mode, repeatedArrivals } = where;
  const { range } = selection;
  const from = range?.from ?? null;
  const to = range?.to ?? null;
  const hasEnded = state.progress.done || state.failure !== null;
  const isThere = from !== null && (state.progress.lines >= from || hasEnded);
  const shown = useRef<string | null>(null);
  const isOwn = range !== null && selection.isOwn(range);

  useEffect(() => {
    if (from === null) shown.current = null;
    if (client === null || from === null || to === null || !isThere) return;
    const key = `${from}-${to} ${repeatedArrivals}`;
    if (shown.current === key) return;
    if (isOwn) {
      shown.current = key;
      return;
    }
    let isStale = false;
    void Promise.all([client.rowOf(mode, from - 1), client.rowOf(mode, to)]).then(([first, after]) => {
      if (isStale) return;
      shown.current = key;
      const row = Math.max(0, Math.min(first, client.rowCount(mode) - 1));
      scroller.reveal(row, Math.max(row, after - 1));
    });
    return () => {
      isStale = true;
    };
  }, [client, scroller, mode, from, to, repeatedArrivals, isThere, isOwn]);
}
