import { type InvocationDetail, isUnfinished } from "@command-history/contract";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { invocationDetailQuery } from "../api/invocation-detail.ts";
import { noteSeen } from "../lib/seen-ids.ts";
import { useLiveRefresh } from "../lib/use-live-refresh.ts";

function canChange(invocation: InvocationDetail | undefined): boolean {
  return (
    invocation !== undefined &&
    [invocation, ...invocation.instances].some(({ status }) => isUnfinished(status))
  );
}

/** One invocation, refreshed while it runs. */
export function useInvocation(invocationId: string, profile: string | undefined) {
  const { data, error, isFetching, dataUpdatedAt, errorUpdatedAt, refetch } = useQuery(
    invocationDetailQuery(invocationId, profile),
  );
  const refresh = useCallback(() => void refetch(), [refetch]);
  useLiveRefresh({
    unfinished: canChange(data),
    content: data?.instances,
    settledAt: Math.max(dataUpdatedAt, errorUpdatedAt),
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
