import { invocationDetailSchema, invocationPath } from "@command-history/contract";
import { queryOptions } from "@tanstack/react-query";
import { getJson } from "./http.ts";

/** One invocation with its script and its instances. Without a profile, of the default account. */
export function invocationDetailQuery(invocationId: string, profile: string | undefined) {
  const path = invocationPath(invocationId, profile);
  return queryOptions({
    queryKey: [path],
    queryFn: ({ signal }) => getJson(path, invocationDetailSchema, signal),
  });
}
