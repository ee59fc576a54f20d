import { type Role, type Session, sessionPath, sessionSchema } from "@command-history/contract";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { getJson } from "./http.ts";

/** Who asks, and what they may. Another user means another sign-in, and with it a new page. */
export const sessionQuery = queryOptions({
  queryKey: [sessionPath],
  queryFn: ({ signal }) => getJson(sessionPath, sessionSchema, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Who asks; undefined until the server has said so, which pages do not live to see: they are shown after it. */
export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data;
}

/** Whether the one who asks has a role. What it lets them do is not offered without it. */
export function useRole(role: Role): boolean {
  return useSession()?.roles.includes(role) ?? false;
}
