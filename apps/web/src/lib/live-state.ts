import * as z from "zod/mini";
import { formatDuration } from "./duration.ts";
import { createStore, useStore } from "./store.ts";
import { usePreference } from "./use-preference.ts";

/** What the live refresh of the page is doing, and why. */
export type LiveState =
  | { readonly kind: "live"; readonly everyMs: number }
  /** Nothing runs. `everyMs`: how often it is asked whether something has begun to; null: nothing can. */
  | { readonly kind: "idle"; readonly everyMs: number | null }
  /**
   * The last request failed. `isRefresh`: it was for what is shown, whole, already. `retryAt`: when it is made again, in ms
   * since the epoch; null: when the viewer asks.
   */
  | { readonly kind: "failed"; readonly isRefresh: boolean; readonly retryAt: number | null }
  | { readonly kind: "loading" }
  | { readonly kind: "stopped" }
  | { readonly kind: "hidden" }
  | { readonly kind: "ended" }
  | { readonly kind: "off" };

/** The state to show in the top bar; the page on display sets it. Null: there is nothing on it that could be followed. */
export const liveState = createStore<LiveState | null>(null);

export function useLiveState(): LiveState | null {
  return useStore(liveState);
}

/** Whether the viewer wants the page to refresh itself. */
export function useLivePreference(): [boolean, (live: boolean) => void] {
  return usePreference("live", z.boolean(), true);
}

/** The state in words, to stand behind "Live". */
export function liveWords(state: LiveState): string {
  if (state.kind === "live") return `every ${formatDuration(state.everyMs)}`;
  if (state.kind === "idle") {
    return state.everyMs === null ? "Finished" : `Nothing running · every ${formatDuration(state.everyMs)}`;
  }
  if (state.kind === "failed") return state.isRefresh ? "Not refreshed" : "Not loaded";
  return {
    loading: "Loading",
    stopped: "Stopped",
    hidden: "Paused: tab hidden",
    ended: "Paused: session ended",
    off: "Off",
  }[state.kind];
}
