import { useEffect } from "react";
import { type LiveState, liveState } from "./live-state.ts";
import { type AutoRefreshOptions, useAutoRefresh } from "./use-auto-refresh.ts";

/**
 * Refreshes what the page is about, as `useAutoRefresh` does, and tells the top bar what it does: nothing of a page that
 * has nothing to show, and will not have by waiting.
 */
export function useLiveRefresh(options: AutoRefreshOptions): LiveState {
  const state = useAutoRefresh(options);
  const { content, error, recovers } = options;
  const isFollowed = content !== undefined || error === null || recovers;
  useEffect(() => liveState.set(isFollowed ? state : null), [state, isFollowed]);
  useEffect(() => () => liveState.set(null), []);
  return state;
}
