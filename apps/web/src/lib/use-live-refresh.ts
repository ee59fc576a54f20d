import { useEffect } from "react";
import { liveState } from "./live-state.ts";
import { type AutoRefreshOptions, useAutoRefresh } from "./use-auto-refresh.ts";

/** Refreshes what the page is about, as `useAutoRefresh` does, and tells the top bar what it does. */
export function useLiveRefresh(options: AutoRefreshOptions): void {
  const state = useAutoRefresh(options);
  const { kind } = state;
  const everyMs = state.kind === "live" ? state.everyMs : 0;
  useEffect(() => {
    liveState.set(kind === "live" ? { kind, everyMs } : { kind });
  }, [kind, everyMs]);
  useEffect(() => () => liveState.set({ kind: "idle" }), []);
}
