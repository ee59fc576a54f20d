import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { sessionQuery, signOut } from "../../api/session.ts";
import { ProblemError } from "../../lib/errors.ts";
import { problemWords } from "../../lib/problem-words.ts";
import { tellOtherTabs } from "./session-tabs.ts";
import classes from "./user-menu.module.css";

/** Ends the session, here and in the other tabs. Nothing that was loaded stays. */
export function SignOutButton() {
  const client = useQueryClient();
  const [state, setState] = useState<{ leaving: boolean; error: unknown }>({ leaving: false, error: null });

  function forget(next: string): void {
    tellOtherTabs(null);
    const session = client.getQueryData(sessionQuery.queryKey);
    // Going back in the history can bring this very page back: it must be one that knows nothing.
    client.clear();
    if (session !== undefined) {
      const nobody = { ...session, user: null, roles: [], canSignOut: false };
      client.setQueryData(sessionQuery.queryKey, nobody);
    }
    location.assign(next);
  }

  async function leave(): Promise<void> {
    setState({ leaving: true, error: null });
    try {
      const { next } = await signOut();
      forget(next);
    } catch (error) {
      // The server could not end the session everywhere, but the cookie is gone from this browser.
      if (error instanceof ProblemError && error.problem.code === "SIGN_IN_UNAVAILABLE") forget("/");
      else setState({ leaving: false, error });
    }
  }

  return (
    <>
      <Button variant="default" size="xs" loading={state.leaving} onClick={() => void leave()}>
        Sign out
      </Button>
      {state.error !== null && (
        <p className={classes.failed} role="alert">
          You are still signed in: {problemWords(state.error).title}
        </p>
      )}
    </>
  );
}
