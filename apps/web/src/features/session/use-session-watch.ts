import type { Session } from "@command-history/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { fetchSession } from "../../api/session.ts";
import { hasSessionEnded, noteSessionResumed } from "../../lib/session-end.ts";
import { hearOtherTabs, tellOtherTabs } from "./session-tabs.ts";

function isSame(one: Session, other: Session): boolean {
  return one.user?.id === other.user?.id && one.roles.join() === other.roles.join();
}

/**
 * Keeps the page to the one it was opened for. Signed out in another tab, or signed in as another: it is loaded anew,
 * and nothing of before stays. Signed in again as the same, in another tab: a page whose session had ended goes on.
 */
export function useSessionWatch(session: Session): void {
  const client = useQueryClient();
  useEffect(() => {
    if (session.mode === "none") return;
    const own = session.user?.id ?? null;
    const leaving = new AbortController();
    if (own !== null) tellOtherTabs(own);

    async function check(): Promise<void> {
      const fresh = await fetchSession(leaving.signal).catch(() => undefined);
      if (fresh === undefined || fresh.user === null) return;
      if (!isSame(fresh, session)) return location.reload();
      noteSessionResumed();
      await client.refetchQueries({ type: "active", predicate: ({ state }) => state.status === "error" });
    }

    const endHearing = hearOtherTabs((user) => {
      if (user === null) {
        if (own !== null) location.reload();
      } else if (user !== own || hasSessionEnded()) void check();
    });
    function lookAgain(): void {
      if (hasSessionEnded()) void check();
    }
    window.addEventListener("focus", lookAgain);
    return () => {
      endHearing();
      window.removeEventListener("focus", lookAgain);
      leaving.abort();
    };
  }, [client, session]);
}
