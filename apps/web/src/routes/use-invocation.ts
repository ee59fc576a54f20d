import { useEffect } from "react";
import { useInvocationQuery } from "../api/use-invocation-query.ts";
import { noteInvocation } from "../lib/seen-ids.ts";
import { noteRuns } from "../lib/seen-runs.ts";
import { useLiveRefresh } from "../lib/use-live-refresh.ts";
import { durationsAsOf } from "../ui/durations-as-of.ts";

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
    /** Until when what runs is known to run, where it is not asked for any more; in ms since the epoch. */
    durationsAsOf: durationsAsOf(live, query.loadedAt),
  };
}
