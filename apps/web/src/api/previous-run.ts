import {
  defaultListQuery,
  type InvocationDetail,
  type InvocationSummary,
  invocationsPath,
  isFailingTask,
  type ListQuery,
} from "@command-history/contract";
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { isNewestFirst, isTelling, tellingBefore } from "../lib/previous-run.ts";
import { type InvocationRows, invocationsQuery } from "./invocations.ts";

/** What was found out about the other runs of a command. */
export interface RunSearch {
  readonly previous: InvocationSummary | null;
  /** Runs that were seen on the way, without the one that was asked about. */
  readonly runs: readonly InvocationSummary[];
  /** Whether a run older than these cannot be nearer: the list came newest first, or was read to its end. */
  readonly certain: boolean;
  /** Whether only runs on some of the same instances were looked for. */
  readonly sameInstances: boolean;
}

const pageSize = 50;
const maxPages = 10;
/** Instance IDs of one question: more make a URL that proxies refuse. */
const askedInstances = 40;
const keptMs = 60_000;

/**
 * Finds the run of the same command to compare this one with: first among runs on the instances that failed here, then
 * on any of its instances, then among all; of those the newest earlier one that is about as large. The upstream promises
 * no order, so each search stops early only while the list has come newest first; past 500 runs it gives up, and says so
 * in `certain`.
 */
export function previousRunQuery(detail: InvocationDetail, profile: string | undefined) {
  const ids = (instances: InvocationDetail["instances"]) =>
    instances.flatMap((instance) => instance.instanceId ?? []).slice(0, askedInstances);
  const failing = ids(detail.instances.filter(({ status }) => isFailingTask(status)));
  const instanceId = ids(detail.instances);
  const all: ListQuery = {
    ...defaultListQuery,
    commandId: detail.commandId === null ? [] : [detail.commandId],
    pageSize,
    profile,
  };
  return queryOptions({
    // Each instance that fails meanwhile would be another key, and take away what was found.
    queryKey: ["previous run", detail.invocationId, invocationsPath(all)],
    queryFn: async ({ client, signal }): Promise<RunSearch> => {
      const tries = failing.length < detail.instances.length ? [failing, instanceId] : [instanceId];
      for (const asked of tries) {
        if (asked.length === 0) continue;
        const near = await searchRuns(client, { ...all, instanceId: asked }, detail, signal);
        if (near.previous !== null) return { ...near, sameInstances: true };
      }
      return { ...(await searchRuns(client, all, detail, signal)), sameInstances: false };
    },
    staleTime: keptMs,
  });
}

/** A page of the list out of the cache, or asked for; nobody waits for it any more once the search is given up. */
async function fetchPage(
  client: QueryClient,
  query: ListQuery,
  signal: AbortSignal,
): Promise<InvocationRows> {
  signal.throwIfAborted();
  const options = invocationsQuery(query);
  const stop = () => void client.cancelQueries({ queryKey: options.queryKey, exact: true, type: "inactive" });
  signal.addEventListener("abort", stop);
  try {
    return await client.fetchQuery({ ...options, staleTime: keptMs });
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

async function searchRuns(
  client: QueryClient,
  query: ListQuery,
  detail: InvocationDetail,
  signal: AbortSignal,
): Promise<Omit<RunSearch, "sameInstances">> {
  const seen: InvocationSummary[] = [];
  const others = () => seen.filter(({ invocationId }) => invocationId !== detail.invocationId);
  for (let page = 1; page <= maxPages; page++) {
    const { items } = await fetchPage(client, { ...query, page }, signal);
    seen.push(...items);
    const previous = tellingBefore(others(), detail, detail.instances.length);
    const atEnd = items.length < query.pageSize;
    const isFound = previous !== null && isTelling(previous, detail.instances.length);
    if (atEnd || (isFound && isNewestFirst(seen))) {
      return { previous, runs: others(), certain: true };
    }
  }
  return {
    previous: tellingBefore(others(), detail, detail.instances.length),
    runs: others(),
    certain: false,
  };
}
