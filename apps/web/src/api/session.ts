import {
  type Role,
  type Session,
  type SignedOut,
  sessionPath,
  sessionSchema,
  signedOutSchema,
  signOutPath,
} from "@command-history/contract";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { getJson, postForJson } from "./http.ts";

/** Asks the server who asks, and what they may. Throws what `getJson` throws. */
export function fetchSession(signal: AbortSignal): Promise<Session> {
  return getJson(sessionPath, sessionSchema, signal);
}

/** The one whom the page belongs to. Another user means another sign-in, and with it a new page. */
export const sessionQuery = queryOptions({
  queryKey: [sessionPath],
  queryFn: ({ signal }) => fetchSession(signal),
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

/** Whether there is an audit trail, and the one who asks may read it. */
export function useHasAudit(): boolean {
  const isRecorded = useIsRecorded();
  return useRole("auditor") && isRecorded;
}

/** Whether an audit trail is kept. */
export function useIsRecorded(): boolean {
  const session = useSession();
  return session !== undefined && session.audit !== "off";
}

/** Ends the session. Says where to go next. Throws what `getJson` throws. */
export function signOut(): Promise<SignedOut> {
  return postForJson(signOutPath, signedOutSchema);
}
