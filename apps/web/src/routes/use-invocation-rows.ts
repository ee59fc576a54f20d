import { type InvocationSummary, isUnfinished, type ListQuery } from "@command-history/contract";
import { usePrefetchQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";
import { invocationsQuery, stopLoading } from "../api/invocations.ts";
import { wasStopped } from "../api/stopping.ts";
import { announce } from "../lib/announce.ts";
import { formatCounted } from "../lib/format-number.ts";
import { restInterval } from "../lib/live-interval.ts";
import { recoversByItself } from "../lib/recovery.ts";
import { noteSeen } from "../lib/seen-ids.ts";
import { noteRuns } from "../lib/seen-runs.ts";
import { useLastingError } from "../lib/use-lasting-error.ts";
import { useLiveRefresh } from "../lib/use-live-refresh.ts";
import { useRowsSeen } from "../ui/rows-seen.ts";

const noRows: readonly InvocationSummary[] = [];

/** The rows of a page as they come, refreshed: often while something in them runs. */
export function useInvocationRows(query: ListQuery) {
  const client = useQueryClient();
  const options = invocationsQuery(query);
  // Asked for before the page around the rows is rendered, not after.
  usePrefetchQuery(options);
  const { data, error, isFetching, isPlaceholderData, dataUpdatedAt, errorUpdatedAt, refetch } = useQuery({
    ...options,
    // Other rows of the same account stand in, dimmed, until the first of the new ones come.
    placeholderData: (rows, before) => {
      const earlier = new URLSearchParams(before?.queryKey[0]?.split("?")[1]);
      return (earlier.get("profile") ?? undefined) === query.profile ? rows : undefined;
    },
  });
  const refresh = useCallback(() => void refetch(), [refetch]);
  const lasting = useLastingError(error, isFetching, options.queryKey[0]);
  const stopped = wasStopped(lasting);
  const failure = stopped ? null : lasting;
  // Rows of another question stand in while one is awaited, not each time that what failed is asked again.
  const shown = isPlaceholderData && failure !== null ? undefined : data;
  const items = shown?.items ?? noRows;
  const end = isPlaceholderData ? null : (data?.end ?? null);
  const incomplete = failure !== null && !isPlaceholderData && data !== undefined && end === null;
  const hasUnfinished = useMemo(() => items.some((item) => isUnfinished(item.status)), [items]);
  const unfinished = !isPlaceholderData && hasUnfinished;

  const live = useLiveRefresh({
    unfinished,
    restMs: restInterval(items.length),
    content: shown?.items,
    arriving: end === null,
    stopped: stopped && !isFetching,
    settledAt: Math.max(dataUpdatedAt, errorUpdatedAt),
    error: failure,
    // A page that broke off can be large: whether it is worth another try is for the viewer to say.
    recovers: recoversByItself(failure) && (!incomplete || unfinished),
    busy: isFetching,
    refresh,
  });

  useEffect(() => {
    noteRuns(items);
    noteSeen(
      "command",
      items.map((item) => [item.commandId, item.commandName]),
    );
    noteSeen(
      "invocation",
      items.map((item) => [item.invocationId, item.commandName]),
    );
    noteSeen(
      "instance",
      items.map((item) => [item.firstFailure?.instanceId ?? null, item.firstFailure?.instanceName ?? null]),
    );
    // All of them tell of the same one.
    const filtered = items.find(({ filteredOutcome }) => filteredOutcome != null)?.filteredOutcome;
    if (filtered != null) noteSeen("instance", [[filtered.instanceId, filtered.instanceName]]);
  }, [items]);

  const whole = end !== null;
  const count = items.length;
  useEffect(() => {
    if (whole) announce(`${formatCounted(count, "invocation")} shown`);
  }, [whole, count]);

  return {
    items,
    end,
    /** Of the page as far as it has come. */
    bytes: shown?.bytes ?? 0,
    /** The rows belong to an earlier question. */
    stale: isPlaceholderData && shown !== undefined,
    fetching: isFetching,
    /** The page is whole, and the last request for it went well: what it does not have is not there. */
    isCurrent: end !== null && !isFetching && lasting === null,
    error: failure,
    /** When what failed is asked for again by itself, in ms since the epoch. */
    retryAt: live.kind === "failed" ? live.retryAt : null,
    /** The page broke off after these rows. */
    incomplete,
    /** As of when the rows are known; of those of an earlier question it is not. */
    seen: useRowsSeen(live, isPlaceholderData ? null : dataUpdatedAt),
    /** When the rows were loaded, where they could not be loaded again; in ms since the epoch. */
    oldSince: failure !== null && end !== null ? dataUpdatedAt : null,
    /** The viewer stopped the page before its end. */
    stopped,
    refresh,
    stop: () => stopLoading(client, query),
  };
}
