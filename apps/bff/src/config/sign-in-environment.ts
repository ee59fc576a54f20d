import { isIP } from "node:net";
import type { SignInMode } from "@command-history/contract";
import type * as z from "zod";
import type { SignInConfig, SignInSecrets } from "./config.ts";
import { oidcVariables, readOidc } from "./oidc-environment.ts";
import { proxyVariables, readProxy } from "./proxy-environment.ts";
import type { SettingProblem } from "./setting-problem.ts";
import { redisUrl, valuesBetweenCommas } from "./variable-forms.ts";

/** How people are known, and the secrets of it, of one mode. */
export interface SignInSettings {
  readonly config: SignInConfig;
  readonly secrets: SignInSecrets;
}

const trustedProxies = valuesBetweenCommas.refine(
  (ranges) => ranges.every(isAddressOrRange),
  "must be IP addresses, or ranges such as 10.0.0.0/8, between commas",
);

/** The variables that say how people sign in. `AUTH_MODE` itself is with those of access. */
export const signInVariables = {
  ...oidcVariables,
  ...proxyVariables,
  REDIS_URL: redisUrl.optional(),
  TRUSTED_PROXIES: trustedProxies.default([]),
};

/** Those that mean a mode. Without it the dashboard would stand open, to the surprise of whoever has set them. */
const settingsOfModes = [
  { name: "OIDC_ISSUER", mode: "oidc" },
  { name: "OIDC_CLIENT_ID", mode: "oidc" },
  { name: "OIDC_CLIENT_SECRET", mode: "oidc" },
  { name: "SESSION_SECRETS", mode: "oidc" },
  { name: "PROXY_SECRET", mode: "proxy" },
] as const;

type Values = z.infer<z.ZodObject<typeof signInVariables>> & { AUTH_MODE: SignInMode };
type Result = SignInSettings | { readonly problems: readonly SettingProblem[] };

/**
 * The settings of the chosen mode, or the problems that stop the start: with a sign-in what is missing for it, without
 * one what is set that means one. `publicUrl`: where people reach the dashboard.
 */
export function readSignIn(values: Values, publicUrl: URL | undefined): Result {
  if (values.AUTH_MODE === "oidc") return readOidc(values, publicUrl);
  if (values.AUTH_MODE === "proxy") return readProxy(values, values.TRUSTED_PROXIES);
  const problems = settingsOfModes
    .filter(({ name }) => values[name] !== undefined)
    .map(({ name, mode }) => ({
      settings: ["AUTH_MODE", name],
      message: `AUTH_MODE must be ${mode} for ${name} to have a meaning`,
    }));
  return problems.length > 0 ? { problems } : { config: { mode: "none" }, secrets: { mode: "none" } };
}

function isAddressOrRange(value: string): boolean {
  const [address = "", prefix, ...rest] = value.split("/");
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128);
}
