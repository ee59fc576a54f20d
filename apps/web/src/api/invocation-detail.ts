import { type InvocationDetail, invocationDetailSchema, invocationPath } from "@command-history/contract";
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { readJson } from "./http.ts";
import { etagOf, readUnlessKnown, type Tagged } from "./known-answers.ts";

/** One invocation with its script and its instances. Without a profile, of the default account. */
export function invocationDetailQuery(invocationId: string, profile: string | undefined) {
  const path = invocationPath(invocationId, profile);
  return queryOptions({
    queryKey: [path],
    queryFn: ({ signal, client }) =>
      readUnlessKnown<InvocationDetail & Tagged>({
        path,
        client,
        signal,
        isWhole: () => true,
        read: async (response) => ({
          ...(await readJson(response, invocationDetailSchema)),
          etag: etagOf(response),
        }),
        fetchedAt: ({ fetchedAt }) => fetchedAt,
      }),
  });
}

/** An invocation that has been loaded and is still kept. Nothing is requested. */
export function invocationAtHand(
  client: QueryClient,
  invocationId: string,
  profile: string | undefined,
): InvocationDetail | undefined {
  return client.getQueryData(invocationDetailQuery(invocationId, profile).queryKey);
}
