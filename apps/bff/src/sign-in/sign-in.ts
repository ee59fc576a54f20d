import type { Config, OidcConfig, ProxyConfig, Secrets } from "../config/config.ts";
import type { SharedState } from "../shared-state/shared-state.ts";
import { type Attempts, createAttempts } from "./attempts.ts";
import { createIdentityProvider, type IdentityProvider } from "./identity-provider.ts";
import { createSessions, type Sessions } from "./sessions.ts";

/** How people are known, with what that takes. Holds secrets in its closures only, but for the proxy's. */
export type SignIn = { readonly mode: "none" } | OidcSignIn | ProxySignIn;

export interface OidcSignIn {
  readonly mode: "oidc";
  readonly oidc: OidcConfig;
  readonly provider: IdentityProvider;
  readonly attempts: Attempts;
  readonly sessions: Sessions;
}

interface ProxySignIn {
  readonly mode: "proxy";
  readonly proxy: ProxyConfig;
  readonly proxySecret: string;
}

export function createSignIn(
  config: Config,
  secrets: Secrets,
  { sharedState, now }: { sharedState: SharedState; now: () => number },
): SignIn {
  if (config.signIn.mode === "none") return { mode: "none" };
  if (config.signIn.mode === "proxy" && secrets.signIn.mode === "proxy") {
    return { mode: "proxy", proxy: config.signIn, proxySecret: secrets.signIn.proxySecret };
  }
  if (config.signIn.mode === "oidc" && secrets.signIn.mode === "oidc") {
    const { clientSecret, sessionSecrets } = secrets.signIn;
    return {
      mode: "oidc",
      oidc: config.signIn,
      provider: createIdentityProvider(config.signIn, clientSecret, now),
      attempts: createAttempts(sessionSecrets, now),
      sessions: createSessions({
        secrets: sessionSecrets,
        limits: config.signIn.session,
        sharedState,
        now,
      }),
    };
  }
  throw new Error("the secrets of sign-in are of another mode than its configuration");
}
