import { useEffect, useState } from "react";
import type { OutputQuery } from "../lib/output-query.ts";
import type { OutputClient } from "./output-client.ts";
import type { Found, Hit, ViewMode } from "./protocol.ts";

/** A hit that the reader has come to, and in what. */
interface ReachedHit {
  readonly client: OutputClient;
  readonly search: number;
  readonly hit: Hit;
}

/**
 * The hit that the reader has come to; the first one, until they have come to another. In a text that has grown, it is that of
 * the text before until the same search has come to it there.
 */
export function useCurrentHit(input: {
  client: OutputClient | null;
  found: Found | null;
  mode: ViewMode;
  query: OutputQuery | null;
}): { current: Hit | null; reach: (reached: ReachedHit) => void } {
  const { client, found, mode, query } = input;
  const search = found?.search ?? null;
  const hits = found?.hits ?? 0;
  const [reached, reach] = useState<ReachedHit | null>(null);
  const [last, setLast] = useState({ client, query, mode, hit: null as Hit | null });
  const isSameSearch = last.query === query && last.mode === mode;
  const before = isSameSearch && last.client !== client ? last.hit : null;
  const kept = before !== null && found?.done === true && hits <= before.index ? null : before;
  const isReached = reached !== null && reached.client === client && reached.search === search;
  const current = isReached ? reached.hit : (kept ?? found?.first ?? null);
  const isLast = isSameSearch && last.client === client && last.hit === current;
  if (!isLast && (isReached || kept === null)) setLast({ client, query, mode, hit: current });

  // Where it is now: what was there before may have been written over.
  const sought = kept !== null && !isReached && hits > kept.index ? kept.index : null;
  useEffect(() => {
    if (client === null || search === null || sought === null) return;
    void client.hit(sought).then((hit) => {
      if (hit !== null) reach({ client, search, hit });
    });
  }, [client, search, sought]);

  return { current, reach };
}
