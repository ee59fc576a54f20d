import {
  type InstanceHits,
  type SearchEnd,
  type SearchQuery,
  searchEndSchema,
  searchPath,
} from "@command-history/contract";
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { get } from "./http.ts";
import { type ItemsSoFar, readItems, showsMore } from "./page-stream.ts";
import { stopQuery } from "./stopping.ts";

/** The instances with hits that have come so far. `end` is null until everything has been searched. */
type FoundHits = ItemsSoFar<InstanceHits, SearchEnd>;

/** It reads every output upstream: what was found a moment ago is not asked for again. */
export const searchFreshMs = 60_000;

/** What is searched for in which invocation. */
export interface OutputSearchInput {
  readonly invocationId: string;
  readonly query: SearchQuery;
  readonly profile: string | undefined;
}

function keyOf({ invocationId, query, profile }: OutputSearchInput): [string] {
  return [searchPath(invocationId, query, profile)];
}

/**
 * A search through the outputs of one invocation, its hits put into the cache as they arrive. One that breaks off
 * keeps them and ends in the error; one that is repeated keeps what it found before until it finds more, or has ended.
 */
export function outputSearchQuery(input: OutputSearchInput) {
  const queryKey = keyOf(input);
  return queryOptions({
    queryKey,
    queryFn: async ({ signal, client }): Promise<FoundHits> => {
      const before = client.getQueryData<FoundHits>(queryKey);
      const response = await get(queryKey[0], "application/json", signal);
      return readItems(response, searchEndSchema, signal, (items: readonly InstanceHits[], bytes) => {
        if (!showsMore(items, before)) return;
        client.setQueryData<FoundHits>(queryKey, { items, bytes, end: null });
      });
    },
    staleTime: searchFreshMs,
    // Each answer has an end of its own, by which it is told from one before that found the same.
    structuralSharing: false,
  });
}

/** Stops a search that is still going on; the hits that came stay. */
export function stopSearch(client: QueryClient, input: OutputSearchInput): void {
  stopQuery(client, keyOf(input));
}
