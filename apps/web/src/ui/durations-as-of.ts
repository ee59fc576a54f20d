import { createContext } from "react";
import type { LiveState } from "../lib/live-state.ts";

/**
 * Until when the durations of running invocations are counted, in ms since the epoch: where the rows are not refreshed,
 * nobody knows whether they still run. Null: until now.
 */
export const DurationsAsOf = createContext<number | null>(null);

/** The same for what was loaded at a time, by what the live refresh does with it. */
export function durationsAsOf({ kind }: LiveState, loadedAt: number): number | null {
  return kind === "live" || kind === "loading" ? null : loadedAt;
}
