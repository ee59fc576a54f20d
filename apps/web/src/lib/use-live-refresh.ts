import { useDocumentVisibility } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { liveIntervals, nextLiveInterval } from "./live-interval.ts";
import { type LiveState, liveState, useLivePreference } from "./live-state.ts";

interface LiveRefreshOptions {
  /** Whether anything on the page can still change. */
  readonly unfinished: boolean;
  /** What was shown last; another object means that something changed. */
  readonly content: unknown;
  /** When the last request ended, well or not, in ms since the epoch; 0 before the first. */
  readonly settledAt: number;
  /** A request is under way. */
  readonly busy: boolean;
  readonly refresh: () => void;
}

/**
 * Refreshes while something on the page can still change, at growing intervals while nothing does; rests while
 * the tab is hidden or the viewer has switched it off. Tells the top bar what it does.
 */
export function useLiveRefresh(options: LiveRefreshOptions): void {
  const { unfinished, content, settledAt, busy, refresh } = options;
  const [wanted] = useLivePreference();
  const visible = useDocumentVisibility() === "visible";
  const [last, setLast] = useState({ content, settledAt, everyMs: liveIntervals.shortestMs as number });

  if (settledAt !== last.settledAt) {
    const everyMs = nextLiveInterval(last.everyMs, content !== last.content);
    setLast({ content, settledAt, everyMs });
  }

  const { everyMs } = last;
  const kind: LiveState["kind"] = !wanted ? "off" : !unfinished ? "idle" : !visible ? "hidden" : "live";

  useEffect(() => {
    liveState.set(kind === "live" ? { kind, everyMs } : { kind });
  }, [kind, everyMs]);
  useEffect(() => () => liveState.set({ kind: "idle" }), []);

  useEffect(() => {
    if (kind !== "live" || busy) return;
    const timer = setTimeout(refresh, Math.max(0, settledAt + everyMs - Date.now()));
    return () => clearTimeout(timer);
  }, [kind, busy, settledAt, everyMs, refresh]);
}
