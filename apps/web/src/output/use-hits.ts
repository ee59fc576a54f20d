import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { OutputQuery } from "../lib/output-query.ts";
import type { OutputClient, OutputState } from "./output-client.ts";
import type { Hit, ViewMode } from "./protocol.ts";
import type { RowScroller } from "./row-scroller.ts";

/**
 * Searches an output, and keeps to the hit that the reader has come to: at first the first one from where they are.
 * `query` null: nothing is looked for. `startLine`: the line that they are at, when they were sent to one; they are
 * not taken away from it then.
 */
export function useHits(input: {
  client: OutputClient | null;
  state: OutputState;
  scroller: RowScroller;
  mode: ViewMode;
  query: OutputQuery | null;
  startLine: number | null;
}): { current: Hit | null; step: (by: 1 | -1) => void } {
  const { client, state, scroller, mode, query, startLine } = input;
  const { found } = state;
  const [reached, setReached] = useState<{ client: OutputClient; search: number; hit: Hit } | null>(null);
  const search = found?.search ?? null;
  const first = found?.first ?? null;
  const current =
    reached !== null && reached.client === client && reached.search === search ? reached.hit : first;

  const anchor = useRef(0);
  const start = useRef<number | null>(startLine);
  const topRow = current?.row ?? scroller.topRow();
  useLayoutEffect(() => {
    anchor.current = start.current === null ? topRow : start.current - 1;
  });

  // Before what is rendered is laid out and painted: the worker looks meanwhile.
  useLayoutEffect(() => {
    client?.search(query, mode, anchor.current);
  }, [client, query, mode]);

  const seen = useRef({ client, search: null as number | null, query, mode });
  useEffect(() => {
    const before = seen.current;
    if (search === null || first === null) return;
    if (before.client === client && before.search === search) return;
    seen.current = { client, search, query, mode };
    // The same search in a text that has grown leaves the reader where they are.
    const hasGrown =
      before.search !== null && before.client !== client && before.query === query && before.mode === mode;
    if (start.current === null && !hasGrown) scroller.reveal(first.row);
    start.current = null;
  }, [client, search, first, query, mode, scroller]);

  // A key that is held down steps on before the hit of its last step has come.
  const asked = useRef<{ client: OutputClient; search: number; index: number } | null>(null);

  function step(by: 1 | -1): void {
    if (client === null || found === null || found.hits === 0 || found.rows !== null) return;
    const last = asked.current;
    const isOfThis = last?.client === client && last.search === found.search;
    const from = isOfThis ? last.index : current?.index;
    const next = from === undefined ? 0 : (from + by + found.hits) % found.hits;
    asked.current = { client, search: found.search, index: next };
    void client.hit(next).then((hit) => {
      if (hit === null) return;
      setReached({ client, search: found.search, hit });
      scroller.reveal(hit.row);
    });
  }

  return { current, step };
}
