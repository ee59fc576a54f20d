import { sessionPath, sessionSchema } from "@command-history/contract";
import { queryOptions } from "@tanstack/react-query";
import { getJson } from "./http.ts";

/** Who asks, and what they may. Another user means another sign-in, and with it a new page. */
export const sessionQuery = queryOptions({
  queryKey: [sessionPath],
  queryFn: ({ signal }) => getJson(sessionPath, sessionSchema, signal),
  staleTime: Number.POSITIVE_INFINITY,
});
