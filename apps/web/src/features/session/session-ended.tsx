import type { SignInMode } from "@command-history/contract";
import { useSessionEnded } from "../../lib/session-end.ts";
import classes from "./session-ended.module.css";
import { SignInLink } from "./sign-in-link.tsx";

/** Says that the session has ended while the page was open, and leads back to it by way of the sign-in. */
export function SessionEnded({ mode, returnTo }: { mode: SignInMode; returnTo: string }) {
  const hasEnded = useSessionEnded();
  // There before it has words: a region that comes with them is not read out.
  return (
    <div role="status">
      {hasEnded && (
        <div className={classes.ended}>
          <p className={classes.words}>
            <strong>Your session has ended.</strong> What you see stays, and nothing new is loaded.
          </p>
          <SignInLink mode={mode} returnTo={returnTo} size="compact-sm">
            Sign in again
          </SignInLink>
        </div>
      )}
    </div>
  );
}
