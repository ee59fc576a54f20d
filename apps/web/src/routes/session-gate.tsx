import type { Session } from "@command-history/contract";
import { useLocation } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { sessionQuery } from "../api/session.ts";
import { NoRoleScreen } from "../features/session/no-role-screen.tsx";
import { SessionEnded } from "../features/session/session-ended.tsx";
import { SignInScreen } from "../features/session/sign-in-screen.tsx";
import { SignOutButton } from "../features/session/sign-out-button.tsx";
import { useSessionWatch } from "../features/session/use-session-watch.ts";
import { isSessionEnd } from "../lib/session-end.ts";
import classes from "./session-gate.module.css";
import { useNeededQuery } from "./use-needed-query.tsx";
import { keepVisitsOf } from "./visited.ts";

/** Lets those through who are signed in and have a role. Until then nothing behind it is shown, nor asked for. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { data: session, error, notice } = useNeededQuery(sessionQuery);
  const here = useLocation({ select: ({ href }) => href });
  if (session !== undefined) return <KnownVisitor session={session}>{children}</KnownVisitor>;
  // Whoever asks for the session gets it: this was a proxy in front.
  if (isSessionEnd(error)) return <SignInScreen mode="proxy" returnTo={here} />;
  return (
    <>
      <header className="page-bar">
        <span className="page-name">Command History</span>
      </header>
      <main className={classes.page}>
        {notice ?? <p className={classes.waiting}>Waiting for the dashboard's server</p>}
      </main>
    </>
  );
}

function KnownVisitor({ session, children }: { session: Session; children: ReactNode }) {
  const here = useLocation({ select: ({ href }) => href });
  useSessionWatch(session);
  const { mode, user, roles, canSignOut } = session;
  const userId = user?.id ?? null;
  // Not in an effect: what is rendered within already leads back to what was visited.
  useMemo(() => keepVisitsOf(userId), [userId]);
  if (user === null) return <SignInScreen mode={mode} returnTo={here} />;
  if (roles.length === 0) {
    return <NoRoleScreen name={user.name} signOut={canSignOut ? <SignOutButton /> : undefined} />;
  }
  return (
    <>
      <SessionEnded mode={mode} returnTo={here} />
      {children}
    </>
  );
}
