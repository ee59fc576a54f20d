import type { SignInMode } from "@command-history/contract";
import { Doorway } from "./doorway.tsx";
import { SignInLink } from "./sign-in-link.tsx";

/** For one who is not signed in. `returnTo` is the page they came for. */
export function SignInScreen({ mode, returnTo }: { mode: SignInMode; returnTo: string }) {
  if (mode === "proxy") {
    return (
      <Doorway
        title="Nobody is signed in"
        action={
          <SignInLink mode={mode} returnTo={returnTo} size="sm">
            Try again
          </SignInLink>
        }
      >
        The proxy in front of this dashboard signs people in, and it did not say who you are. If it stays so,
        ask whoever runs the proxy.
      </Doorway>
    );
  }
  return (
    <Doorway
      action={
        <SignInLink mode={mode} returnTo={returnTo} size="sm">
          Sign in
        </SignInLink>
      }
    >
      What was run on your instances, what each of them wrote, and where it went wrong.
    </Doorway>
  );
}
