import { useDocumentVisibility } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { ProblemError } from "./errors.ts";
import { liveIntervals, nextLiveInterval } from "./live-interval.ts";
import { type LiveState, useLivePreference } from "./live-state.ts";
import { useSessionEnded } from "./session-end.ts";

export interface AutoRefreshOptions {
  /** Whether anything in what is refreshed can still change. */
  readonly unfinished: boolean;
  /** What was shown last; another object means that something changed. */
  readonly content: unknown;
  /** When the last request ended, well or not, in ms since the epoch; 0 before the first. */
  readonly settledAt: number;
  /** What the last request failed with. One that names a time to wait is not asked again before. */
  readonly error: Error | null;
  /** A request is under way. */
  readonly busy: boolean;
  readonly refresh: () => void;
}

function askedToWaitMs(error: Error | null): number {
  return error instanceof ProblemError ? (error.problem.retryAfterSeconds ?? 0) * 1000 : 0;
}

/**
 * Refreshes while something can still change, at growing intervals while nothing does; rests while the tab is hidden,
 * the session has ended, or the viewer has switched it off. Says what it does.
 */
export function useAutoRefresh(options: AutoRefreshOptions): LiveState {
  const { unfinished, content, settledAt, error, busy, refresh } = options;
  const [wanted] = useLivePreference();
  const visible = useDocumentVisibility() === "visible";
  const hasEnded = useSessionEnded();
  const [last, setLast] = useState({ content, settledAt, everyMs: liveIntervals.shortestMs as number });

  if (settledAt !== last.settledAt) {
    const everyMs = nextLiveInterval(last.everyMs, content !== last.content);
    setLast({ content, settledAt, everyMs });
  }

  const everyMs = Math.max(last.everyMs, askedToWaitMs(error));
  const kind = kindOf({ wanted, unfinished, visible, hasEnded });

  useEffect(() => {
    if (kind !== "live" || busy) return;
    const timer = setTimeout(refresh, Math.max(0, settledAt + everyMs - Date.now()));
    return () => clearTimeout(timer);
  }, [kind, busy, settledAt, everyMs, refresh]);

  return kind === "live" ? { kind, everyMs } : { kind };
}

function kindOf(is: {
  wanted: boolean;
  unfinished: boolean;
  visible: boolean;
  hasEnded: boolean;
}): LiveState["kind"] {
  if (!is.wanted) return "off";
  if (!is.unfinished) return "idle";
  if (is.hasEnded) return "ended";
  return is.visible ? "live" : "hidden";
}
