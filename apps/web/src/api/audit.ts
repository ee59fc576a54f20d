import { type AuditQuery, auditPageSchema, auditPath } from "@command-history/contract";
import { infiniteQueryOptions, type QueryClient } from "@tanstack/react-query";
import { getJson } from "./http.ts";

/** The audit trail piece by piece, newest first. Each reading is an event of its own: nothing is read unasked. */
export function auditQuery(query: AuditQuery) {
  return infiniteQueryOptions({
    queryKey: [auditPath(query)],
    queryFn: ({ pageParam, signal }) =>
      getJson(auditPath(query, pageParam || undefined), auditPageSchema, signal),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/**
 * Reads the newest piece anew, in place of all that has been read: older ones would not follow on it without a gap. They
 * stay when it fails, beside the trail's error.
 */
export async function readNewest(client: QueryClient, query: AuditQuery): Promise<void> {
  const options = auditQuery(query);
  await client.cancelQueries({ queryKey: options.queryKey, exact: true });
  await client.infiniteQuery({ ...options, pages: 1, staleTime: 0 }).catch(() => undefined);
}
