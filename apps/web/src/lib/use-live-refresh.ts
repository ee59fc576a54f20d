import { useEffect } from "react";
import { liveState } from "./live-state.ts";
import { type AutoRefreshOptions, useAutoRefresh } from "./use-auto-refresh.ts";

/**
 * Refreshes what the page is about, as `useAutoRefresh` does, and tells the top bar what it does. The result is when
 * what failed is asked for again, in ms since the epoch; null: when the viewer asks.
 */
export function useLiveRefresh(options: AutoRefreshOptions): number | null {
  const state = useAutoRefresh(options);
  useEffect(() => liveState.set(state), [state]);
  useEffect(() => () => liveState.set({ kind: "idle" }), []);
  return state.kind === "failed" ? state.retryAt : null;
}
