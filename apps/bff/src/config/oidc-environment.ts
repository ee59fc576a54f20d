import { signInCallbackPath } from "@command-history/contract";
import * as z from "zod";
import { isLoopback } from "./access-environment.ts";
import type { OidcConfig, SessionSecrets, SignInSecrets } from "./config.ts";
import { missingFor } from "./missing-variable.ts";
import type { SettingProblem } from "./setting-problem.ts";
import { secretLength, serverUrl, valuesBetweenCommas, wholeNumber } from "./variable-forms.ts";

const minuteMs = 60_000;

const sessionSecrets = valuesBetweenCommas
  .refine(
    (secrets) => secrets.every((secret) => secret.length >= secretLength),
    `must be secrets of at least ${secretLength} characters each, between commas`,
  )
  .transform(([first, ...others]): SessionSecrets | undefined =>
    first === undefined ? undefined : [first, ...others],
  );

const issuer = serverUrl(
  isSafeOrigin,
  "must be an https URL without query; http is for a loopback address only",
);

const scopes = z
  .string()
  .refine(
    // RFC 6749, section 3.3: a scope has neither quotes nor backslashes. None begins with what begins a comment.
    (value) => value.split(/\s+/).every((scope) => /^(?!#)[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope)),
    { error: "must be scopes between spaces", abort: true },
  )
  .refine((value) => value.split(/\s+/).includes("openid"), "must have the scope openid");

/** The variables of an OpenID Connect provider, and of the sessions that begin there. */
export const oidcVariables = {
  OIDC_ISSUER: issuer.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_SCOPES: scopes.default("openid profile email"),
  OIDC_USER_CLAIM: z.string().default("sub"),
  OIDC_NAME_CLAIM: z.string().default("name"),
  OIDC_GROUPS_CLAIM: z.string().default("groups"),
  SESSION_SECRETS: sessionSecrets.optional(),
  SESSION_IDLE_MINUTES: wholeNumber(1, 1440).default(60),
  SESSION_HOURS: wholeNumber(1, 720).default(12),
};

type Values = z.infer<z.ZodObject<typeof oidcVariables>>;

interface OidcSettings {
  readonly config: OidcConfig;
  readonly secrets: Extract<SignInSecrets, { mode: "oidc" }>;
}

/** The settings of the provider, or what is missing for it. `publicUrl`: where people reach the dashboard. */
export function readOidc(
  values: Values,
  publicUrl: URL | undefined,
): OidcSettings | { readonly problems: readonly SettingProblem[] } {
  const {
    OIDC_ISSUER,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    SESSION_SECRETS: sessionSecrets,
  } = values;
  const problems: SettingProblem[] = [];
  if (OIDC_ISSUER === undefined) problems.push(missingFor("OIDC_ISSUER", "oidc"));
  if (clientId === undefined) problems.push(missingFor("OIDC_CLIENT_ID", "oidc"));
  if (clientSecret === undefined) problems.push(missingFor("OIDC_CLIENT_SECRET", "oidc"));
  if (sessionSecrets === undefined) {
    problems.push(missingFor("SESSION_SECRETS", "oidc", "; openssl rand -base64 33 makes one"));
  }
  if (publicUrl === undefined) {
    problems.push(missingFor("PUBLIC_URL", "oidc", ": the identity provider sends people back to it"));
  } else if (!isSafeOrigin(publicUrl)) {
    problems.push({
      settings: ["AUTH_MODE", "PUBLIC_URL"],
      message: "PUBLIC_URL must be https for AUTH_MODE=oidc; http is for a loopback address only",
    });
  }
  if (
    OIDC_ISSUER === undefined ||
    clientId === undefined ||
    clientSecret === undefined ||
    sessionSecrets === undefined ||
    publicUrl === undefined ||
    problems.length > 0
  ) {
    return { problems };
  }
  return {
    config: {
      mode: "oidc",
      issuer: OIDC_ISSUER,
      clientId,
      scopes: values.OIDC_SCOPES,
      claims: {
        user: values.OIDC_USER_CLAIM,
        name: values.OIDC_NAME_CLAIM,
        groups: values.OIDC_GROUPS_CLAIM,
      },
      redirectUri: new URL(signInCallbackPath, publicUrl),
      homeUrl: new URL("/", publicUrl),
      session: {
        idleMs: values.SESSION_IDLE_MINUTES * minuteMs,
        lifetimeMs: values.SESSION_HOURS * 60 * minuteMs,
      },
    },
    secrets: { mode: "oidc", clientSecret, sessionSecrets },
  };
}

/** Whether what travels to this origin cannot be read on the way. */
function isSafeOrigin(url: URL): boolean {
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
}
