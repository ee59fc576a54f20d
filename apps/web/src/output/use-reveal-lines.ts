import { useEffect, useRef } from "react";
import type { OutputClient, OutputState } from "./output-client.ts";
import type { ViewMode } from "./protocol.ts";
import type { RowScroller } from "./row-scroller.ts";
import type { LineSelection } from "./use-line-selection.ts";

/** Scrolls to the selected lines once they are there, unless the reader selected them where they are. */
export function useRevealLines(
  selection: LineSelection,
  where: { client: OutputClient | null; state: OutputState; scroller: RowScroller; mode: ViewMode },
): void {
  const { client, state, scroller, mode } = where;
  const { range } = selection;
  const from = range?.from ?? null;
  const to = range?.to ?? null;
  const hasEnded = state.progress.done || state.failure !== null;
  const isThere = from !== null && (state.progress.lines >= from || hasEnded);
  const shown = useRef<string | null>(null);
  const isOwn = range !== null && selection.isOwn(range);

  useEffect(() => {
    if (from === null) shown.current = null;
    if (client === null || from === null || !isThere) return;
    const key = `${from}-${to}`;
    if (shown.current === key) return;
    shown.current = key;
    if (isOwn) return;
    let isStale = false;
    void client.rowOf(mode, from - 1).then((row) => {
      if (!isStale) scroller.reveal(Math.max(0, Math.min(row, client.rowCount(mode) - 1)));
    });
    return () => {
      isStale = true;
    };
  }, [client, scroller, mode, from, to, isThere, isOwn]);
}
