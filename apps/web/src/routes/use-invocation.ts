import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { invocationDetailQuery } from "../api/invocation-detail.ts";
import { canChange } from "../lib/can-change.ts";
import { noteSeen } from "../lib/seen-ids.ts";
import { useLiveRefresh } from "../lib/use-live-refresh.ts";

/** One invocation, refreshed while it runs. */
export function useInvocation(invocationId: string, profile: string | undefined) {
  const { data, error, isFetching, dataUpdatedAt, errorUpdatedAt, refetch } = useQuery(
    invocationDetailQuery(invocationId, profile),
  );
  const refresh = useCallback(() => void refetch(), [refetch]);
  useLiveRefresh({
    unfinished: data !== undefined && canChange(data),
    content: data?.instances,
    settledAt: Math.max(dataUpdatedAt, errorUpdatedAt),
    error,
    busy: isFetching,
    refresh,
  });
  useEffect(() => {
    if (data === undefined) return;
    noteSeen("invocation", [[data.invocationId, data.commandName]]);
    noteSeen("command", [[data.commandId, data.commandName]]);
    noteSeen(
      "instance",
      data.instances.map(({ instanceId, instanceName }) => [instanceId, instanceName]),
    );
  }, [data]);
  return { invocation: data, error, fetching: isFetching, refresh };
}
