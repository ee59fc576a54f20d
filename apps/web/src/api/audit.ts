import { type AuditPage, type AuditQuery, auditPageSchema, auditPath } from "@command-history/contract";
import { type InfiniteData, infiniteQueryOptions, type QueryClient } from "@tanstack/react-query";
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

/** Reads the newest piece anew. Older ones are let go: they would not follow on it without a gap. */
export async function readNewest(client: QueryClient, query: AuditQuery): Promise<void> {
  const { queryKey } = auditQuery(query);
  client.setQueryData<InfiniteData<AuditPage, string>>(queryKey, (before) =>
    before === undefined
      ? undefined
      : { pages: before.pages.slice(0, 1), pageParams: before.pageParams.slice(0, 1) },
  );
  await client.refetchQueries({ queryKey, exact: true });
}
