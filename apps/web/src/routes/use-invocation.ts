import { useEffect } from "react";
import { useInvocationQuery } from "../api/use-invocation-query.ts";
import { noteInvocation } from "../lib/seen-ids.ts";
import { noteRuns } from "../lib/seen-runs.ts";
import { useLiveRefresh } from "../lib/use-live-refresh.ts";

/** The invocation that a page is about, refreshed while it runs. */
export function useInvocation(invocationId: string, profile: string | undefined) {
  const { refreshing, ...query } = useInvocationQuery(invocationId, profile);
  /** When what failed is asked for again by itself, in ms since the epoch. */
  const retryAt = useLiveRefresh(refreshing);
  const { invocation } = query;
  useEffect(() => {
    if (invocation === undefined) return;
    noteRuns([invocation]);
    noteInvocation(invocation);
  }, [invocation]);
  return { ...query, retryAt };
}
