import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { invocationDetailQuery } from "../api/invocation-detail.ts";
import { canChange } from "../lib/can-change.ts";
import { recoversByItself } from "../lib/recovery.ts";
import { noteSeen } from "../lib/seen-ids.ts";
import { noteRuns } from "../lib/seen-runs.ts";
import { useLastingError } from "../lib/use-lasting-error.ts";
import { useLiveRefresh } from "../lib/use-live-refresh.ts";

/** One invocation, refreshed while it runs. */
export function useInvocation(invocationId: string, profile: string | undefined) {
  const options = invocationDetailQuery(invocationId, profile);
  const { data, error: latest, isFetching, dataUpdatedAt, errorUpdatedAt, refetch } = useQuery(options);
  const error = useLastingError(latest, isFetching, options.queryKey[0]);
  const refresh = useCallback(() => void refetch(), [refetch]);
  const retryAt = useLiveRefresh({
    unfinished: data !== undefined && canChange(data),
    content: data?.instances,
    settledAt: Math.max(dataUpdatedAt, errorUpdatedAt),
    error,
    recovers: recoversByItself(error),
    busy: isFetching,
    refresh,
  });
  useEffect(() => {
    if (data === undefined) return;
    noteRuns([data]);
    noteSeen("invocation", [[data.invocationId, data.commandName]]);
    noteSeen("command", [[data.commandId, data.commandName]]);
    noteSeen(
      "instance",
      data.instances.map(({ instanceId, instanceName }) => [instanceId, instanceName]),
    );
  }, [data]);
  return {
    invocation: data,
    error,
    /** When what failed is asked for again by itself, in ms since the epoch. */
    retryAt,
    /** When it was loaded, where it could not be loaded again; in ms since the epoch. */
    oldSince: error !== null && data !== undefined ? dataUpdatedAt : null,
    fetching: isFetching,
    refresh,
  };
}
