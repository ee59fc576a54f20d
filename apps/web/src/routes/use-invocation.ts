import { useEffect } from "react";
import { useInvocationQuery } from "../api/use-invocation-query.ts";
import { noteInvocation } from "../lib/seen-ids.ts";
import { noteRuns } from "../lib/seen-runs.ts";
import { useLiveRefresh } from "../lib/use-live-refresh.ts";
import { useRowsSeen } from "../ui/rows-seen.ts";

/** The invocation that a page is about, refreshed while it runs. */
export function useInvocation(invocationId: string, profile: string | undefined) {
  const { refreshing, ...query } = useInvocationQuery(invocationId, profile);
  const live = useLiveRefresh(refreshing);
  const { invocation } = query;
  useEffect(() => {
    if (invocation === undefined) return;
    noteRuns([invocation]);
    noteInvocation(invocation);
  }, [invocation]);
  return {
    ...query,
    /** When what failed is asked for again by itself, in ms since the epoch. */
    retryAt: live.kind === "failed" ? live.retryAt : null,
    seen: useRowsSeen(live, query.loadedAt),
  };
}
