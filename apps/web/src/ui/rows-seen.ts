import { createContext, useMemo } from "react";
import type { LiveState } from "../lib/live-state.ts";

/** As of when rows are known. */
export interface Seen {
  /** When they were loaded last, in ms since the epoch, whether anything in them changed then or not. Null: not known. */
  readonly loadedAt: number | null;
  /** They are asked for again, so that what runs is counted on. Where they are not, nobody knows whether it still runs. */
  readonly isFollowed: boolean;
}

const unknown: Seen = { loadedAt: null, isFollowed: true };

export const RowsSeen = createContext(unknown);

/**
 * As of when rows are known that were loaded at `loadedAt`, by what the live refresh does with them. `loadedAt` is null for
 * rows that stand in for those asked for. Another object only when something in it changes: every running duration is
 * rendered with it.
 */
export function useRowsSeen({ kind }: LiveState, loadedAt: number | null): Seen {
  const isFollowed = kind === "live" || kind === "loading";
  return useMemo(() => (loadedAt === null ? unknown : { loadedAt, isFollowed }), [loadedAt, isFollowed]);
}
