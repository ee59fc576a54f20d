import type { MatchRange } from "@command-history/output";

/** Tells where hits begin: each call the next place, -1 after the last. */
export function startsOf(hits: Iterable<MatchRange>): () => number {
  const iterator = hits[Symbol.iterator]();
  return () => {
    const next = iterator.next();
    return next.done ? -1 : next.value[0];
  };
}
