import type { InvocationDetail } from "@command-history/contract";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { canChange } from "../lib/can-change.ts";
import { recoversByItself } from "../lib/recovery.ts";
import type { AutoRefreshOptions } from "../lib/use-auto-refresh.ts";
import { useLastingError } from "../lib/use-lasting-error.ts";
import { invocationDetailQuery } from "./invocation-detail.ts";
import { stopQuery, wasStopped } from "./stopping.ts";

/** One invocation, and what is needed to refresh it while it runs. */
export function useInvocationQuery(
  invocationId: string,
  profile: string | undefined,
): {
  invocation: InvocationDetail | undefined;
  error: Error | null;
  /** The viewer stopped it before it had come. */
  stopped: boolean;
  /** When it was loaded last, in ms since the epoch; 0 before it has come. */
  loadedAt: number;
  /** When it was loaded, where it could not be loaded again; in ms since the epoch. */
  oldSince: number | null;
  fetching: boolean;
  refresh: () => void;
  stop: () => void;
  refreshing: AutoRefreshOptions;
} {
  const options = invocationDetailQuery(invocationId, profile);
  const { data, error: latest, isFetching, dataUpdatedAt, errorUpdatedAt, refetch } = useQuery(options);
  const client = useQueryClient();
  const lasting = useLastingError(latest, isFetching, options.queryKey[0]);
  const stopped = wasStopped(lasting) && !isFetching;
  const error = wasStopped(lasting) ? null : lasting;
  const refresh = useCallback(() => void refetch(), [refetch]);
  return {
    invocation: data,
    error,
    stopped,
    loadedAt: dataUpdatedAt,
    oldSince: error !== null && data !== undefined ? dataUpdatedAt : null,
    fetching: isFetching,
    refresh,
    stop: () => stopQuery(client, options.queryKey),
    refreshing: {
      unfinished: data !== undefined && canChange(data),
      restMs: null,
      content: data?.instances,
      stopped,
      settledAt: Math.max(dataUpdatedAt, errorUpdatedAt),
      error,
      recovers: recoversByItself(error),
      busy: isFetching,
      refresh,
    },
  };
}
