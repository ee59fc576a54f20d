import { profilesPath, profilesSchema } from "@command-history/contract";
import { queryOptions } from "@tanstack/react-query";
import { getJson } from "./http.ts";

/** The accounts to choose from. They change only when the server is started anew. */
export const profilesQuery = queryOptions({
  queryKey: [profilesPath],
  queryFn: ({ signal }) => getJson(profilesPath, profilesSchema, signal),
  staleTime: Number.POSITIVE_INFINITY,
});
