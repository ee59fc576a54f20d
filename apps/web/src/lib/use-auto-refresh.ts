import { useDocumentVisibility } from "@mantine/hooks";
import { useEffect, useMemo, useState } from "react";
import { liveIntervals, nextLiveInterval } from "./live-interval.ts";
import { type LiveState, useLivePreference } from "./live-state.ts";
import { askedToWaitMs } from "./recovery.ts";
import { useSessionEnded } from "./session-end.ts";

export interface AutoRefreshOptions {
  /** Whether anything in what is refreshed can still change. */
  readonly unfinished: boolean;
  /** How often it is asked for, in ms, while nothing in it can change but something can join it. Null: nothing can. */
  readonly restMs: number | null;
  /** What was shown last; another object means that something changed. Undefined: nothing has come yet. */
  readonly content: unknown;
  /** What is shown is not all yet, or stands in for what was asked for. */
  readonly arriving?: boolean;
  /** The viewer stopped it before its end, and does not want it to start again by itself. */
  readonly stopped?: boolean;
  /** When the last request ended, well or not, in ms since the epoch; 0 before the first. */
  readonly settledAt: number;
  /** What the last request failed with. One that names a time to wait is not asked again before. */
  readonly error: Error | null;
  /** Whether what failed is asked again for, even where nothing can change. */
  readonly recovers: boolean;
  /** A request is under way. */
  readonly busy: boolean;
  readonly refresh: () => void;
}

/**
 * Refreshes while something can still change or the last request failed, at growing intervals while nothing comes of
 * it, and seldom where something can join; not at all while the tab is hidden, the session has ended, or the viewer has
 * switched it off. Says what it does.
 */
export function useAutoRefresh(options: AutoRefreshOptions): LiveState {
  const { content, arriving = false, restMs, settledAt, error, recovers, busy, refresh } = options;
  const [wanted] = useLivePreference();
  const visible = useDocumentVisibility() === "visible";
  const hasEnded = useSessionEnded();
  const hasFailed = error !== null;
  const [last, setLast] = useState({
    content,
    settledAt,
    hasFailed,
    everyMs: liveIntervals.shortestMs as number,
  });

  if (settledAt !== last.settledAt) {
    // A failure begins anew: how long nothing had changed before says nothing of how long it will last.
    const startsAnew = content !== last.content || (hasFailed && !last.hasFailed);
    setLast({ content, settledAt, hasFailed, everyMs: nextLiveInterval(last.everyMs, startsAnew) });
  }

  const everyMs = Math.max(last.everyMs, askedToWaitMs(error));
  const kind = kindOf({ ...options, wanted, visible, hasEnded });
  const asks = kind === "live" || (kind === "failed" && recovers);
  const waitMs = kind === "idle" ? restMs : asks ? everyMs : null;

  useEffect(() => {
    if (waitMs === null || busy) return;
    const timer = setTimeout(refresh, Math.max(0, settledAt + waitMs - Date.now()));
    return () => clearTimeout(timer);
  }, [waitMs, busy, settledAt, refresh]);

  const isRefresh = content !== undefined && !arriving;
  const retryAt = recovers ? settledAt + everyMs : null;
  return useMemo((): LiveState => {
    if (kind === "live") return { kind, everyMs };
    if (kind === "idle") return { kind, everyMs: restMs };
    return kind === "failed" ? { kind, isRefresh, retryAt } : { kind };
  }, [kind, everyMs, restMs, isRefresh, retryAt]);
}

function kindOf(
  is: Pick<
    AutoRefreshOptions,
    "content" | "arriving" | "stopped" | "unfinished" | "restMs" | "error" | "recovers"
  > & {
    wanted: boolean;
    visible: boolean;
    hasEnded: boolean;
  },
): LiveState["kind"] {
  if (!is.wanted) return "off";
  if (is.stopped) return "stopped";
  if ((is.content === undefined || is.arriving) && is.error === null) return "loading";
  const isFollowed = is.unfinished || is.restMs !== null;
  if (!isFollowed && is.error === null) return "idle";
  if (is.hasEnded) return "ended";
  if (!is.visible && (isFollowed || is.recovers)) return "hidden";
  if (is.error !== null) return "failed";
  return is.unfinished ? "live" : "idle";
}
