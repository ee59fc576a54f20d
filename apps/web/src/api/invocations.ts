import {
  type InvocationSummary,
  invocationsPath,
  type ListQuery,
  type PageEnd,
  pageEndSchema,
} from "@command-history/contract";
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { etagOf, readUnlessKnown, type Tagged } from "./known-answers.ts";
import { type ItemsSoFar, readItems, showsMore } from "./page-stream.ts";
import { stopQuery } from "./stopping.ts";

/** The rows of a page that have come so far. */
export type InvocationRows = ItemsSoFar<InvocationSummary, PageEnd> & Tagged;

/**
 * One page of the list. On the first load its rows are put into the cache as they arrive; on later ones the old
 * rows stay until the new page is whole. A page that breaks off keeps its rows and ends in the error.
 */
export function invocationsQuery(query: ListQuery) {
  const path = invocationsPath(query);
  return queryOptions({
    queryKey: [path],
    queryFn: ({ signal, client }) => {
      const before = client.getQueryData<InvocationRows>([path]);
      function show(items: readonly InvocationSummary[], bytes: number): void {
        if (!showsMore(items, before)) return;
        client.setQueryData<InvocationRows>([path], { items, bytes, end: null, etag: null });
      }
      return readUnlessKnown<InvocationRows>({
        path,
        client,
        signal,
        isWhole: ({ end }) => end !== null,
        read: async (response) => ({
          ...(await readItems(response, pageEndSchema, signal, show)),
          etag: etagOf(response),
        }),
        fetchedAt: ({ end }) => end?.fetchedAt,
      });
    },
  });
}

/** Stops a page that is still arriving; the rows that came stay. */
export function stopLoading(client: QueryClient, query: ListQuery): void {
  stopQuery(client, [invocationsPath(query)]);
}
