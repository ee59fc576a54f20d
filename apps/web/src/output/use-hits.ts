import { useEffect, useLayoutEffect, useRef } from "react";
import type { OutputQuery } from "../lib/output-query.ts";
import type { OutputClient, OutputState } from "./output-client.ts";
import type { Hit, ViewMode } from "./protocol.ts";
import type { RowScroller } from "./row-scroller.ts";
import { useCurrentHit } from "./use-current-hit.ts";

/**
 * Searches an output, and keeps to the hit that the reader has come to, also where the text grows: at first the first one
 * from where they are. `query` null: nothing is looked for. `startLine`: the line that they are at, when they were sent to
 * one; they are not taken away from it then, and a hit on it is the one that they have come to. Null: they are at none, or
 * chose it themselves. `repeatedArrivals` counts the times that they were sent to the line that they were at already.
 */
export function useHits(input: {
  client: OutputClient | null;
  state: OutputState;
  scroller: RowScroller;
  mode: ViewMode;
  query: OutputQuery | null;
  startLine: number | null;
  repeatedArrivals: number;
}): { current: Hit | null; step: (by: 1 | -1) => void } {
  const { client, state, scroller, mode, query, startLine, repeatedArrivals } = input;
  const { found } = state;
  const search = found?.search ?? null;
  const first = found?.first ?? null;
  const hits = found?.hits ?? 0;
  const isDone = found?.done ?? false;
  const { current, reach } = useCurrentHit({ client, found, mode, query });

  const anchor = useRef(0);
  const start = useRef<number | null>(startLine);
  const topRow = current?.row ?? scroller.topRow();
  useLayoutEffect(() => {
    anchor.current = start.current === null ? topRow : start.current - 1;
  });

  // Before what is rendered is laid out and painted: the worker looks meanwhile.
  useLayoutEffect(() => {
    if (client !== null) client.search(query, mode, anchor.current);
  }, [client, query, mode]);

  const seen = useRef({ client, search: null as number | null, query, mode });
  useEffect(() => {
    const before = seen.current;
    if (search === null || (first === null && !isDone)) return;
    if (before.client === client && before.search === search) return;
    seen.current = { client, search, query, mode };
    // The same search in a text that has grown leaves the reader where they are.
    const hasGrown =
      before.search !== null && before.client !== client && before.query === query && before.mode === mode;
    if (first === null) return;
    if (start.current === null && !hasGrown) scroller.reveal(first.row);
    start.current = null;
  }, [client, search, first, isDone, query, mode, scroller]);

  // A key that is held down steps on before the hit of its last step has come.
  const asked = useRef<{ client: OutputClient; search: number; index: number } | null>(null);

  /** The arrival for which it is known whether it was at a hit, or no longer matters. */
  const settled = useRef<{ line: number | null; repeatedArrivals: number } | null>(null);
  useEffect(() => {
    const isFirst = settled.current === null;
    function isSettled(): boolean {
      return settled.current?.line === startLine && settled.current.repeatedArrivals === repeatedArrivals;
    }
    if (isSettled()) return;
    if (startLine === null || query === null) {
      settled.current = { line: startLine, repeatedArrivals };
      return;
    }
    if (client === null || search === null || (hits === 0 && !isDone)) return;
    // What was found last may still be that of the search before.
    if (!client.isLatest(search)) return;
    let isStale = false;
    void client.hitFrom(startLine - 1).then((hit) => {
      // What has been looked through so far may end above that line.
      if (isStale || isSettled() || (hit === null && !isDone)) return;
      settled.current = { line: startLine, repeatedArrivals };
      // Whoever comes to the text at a line without a hit goes on from there.
      if (hit === null || (hit.line !== startLine - 1 && !isFirst)) return;
      asked.current = { client, search, index: hit.index };
      reach({ client, search, hit });
    });
    return () => {
      isStale = true;
    };
  }, [client, query, search, hits, isDone, startLine, repeatedArrivals, reach]);

  function step(by: 1 | -1): void {
    if (client === null || found === null || found.hits === 0 || found.rows !== null) return;
    settled.current = { line: startLine, repeatedArrivals };
    const lastStep = asked.current;
    const isOfThis = lastStep?.client === client && lastStep.search === found.search;
    const from = isOfThis ? lastStep.index : current?.index;
    const next = from === undefined ? 0 : (from + by + found.hits) % found.hits;
    asked.current = { client, search: found.search, index: next };
    void client.hit(next).then((hit) => {
      if (hit === null) return;
      reach({ client, search: found.search, hit });
      scroller.reveal(hit.row);
    });
  }

  return { current, step };
}
