import { isIP } from "node:net";
import { type SignInMode, signInCallbackPath } from "@command-history/contract";
import * as z from "zod";
import { isLoopback } from "./access-environment.ts";
import type { SessionSecrets, SignInConfig, SignInSecrets } from "./config.ts";
import { headerSpelling, isHeaderText } from "./header-text.ts";

/** How people are known, and the secrets of it, of one mode. */
export interface SignInSettings {
  readonly config: SignInConfig;
  readonly secrets: SignInSecrets;
}

const minuteMs = 60_000;
const secretLength = 32;

const list = z.string().transform((value) =>
  value
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== ""),
);

const sessionSecrets = list
  .refine(
    (secrets) => secrets.every((secret) => secret.length >= secretLength),
    `must be secrets of at least ${secretLength} characters each, between commas`,
  )
  .transform(([first, ...others]): SessionSecrets | undefined =>
    first === undefined ? undefined : [first, ...others],
  );

const issuer = z
  .string()
  .transform((value) => (URL.canParse(value) ? new URL(value) : undefined))
  .refine(
    (url) =>
      url !== undefined &&
      url.search === "" &&
      url.hash === "" &&
      url.username === "" &&
      url.password === "" &&
      isSafeOrigin(url),
    "must be an https URL without query; http is for a loopback address only",
  );

const scopes = z
  .string()
  .refine((value) => value.split(/\s+/).includes("openid"), "must have the scope openid")
  .refine((value) => /^[\x21-\x7e\s]+$/.test(value), "must be scopes between spaces");

const headerName = z.string().regex(/^[A-Za-z0-9-]+$/, "must be a header name of letters, digits and -");

const trustedProxies = list.refine(
  (ranges) => ranges.every(isAddressOrRange),
  "must be IP addresses, or ranges such as 10.0.0.0/8, between commas",
);

const redisUrl = z
  .string()
  .refine(
    (value) => URL.canParse(value) && ["redis:", "rediss:"].includes(new URL(value).protocol),
    "must be a redis:// or rediss:// URL",
  );

function wholeNumber(maximum: number): z.ZodType<number, string> {
  const message = `must be a whole number from 1 to ${maximum}`;
  return z
    .string()
    .regex(/^[1-9]\d{0,5}$/, message)
    .transform(Number)
    .refine((value) => value <= maximum, message);
}

/** The variables that say how people sign in. `AUTH_MODE` itself is with those of access. */
export const signInVariables = {
  OIDC_ISSUER: issuer.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_SCOPES: scopes.default("openid profile email"),
  OIDC_USER_CLAIM: z.string().default("sub"),
  OIDC_NAME_CLAIM: z.string().default("name"),
  OIDC_GROUPS_CLAIM: z.string().default("groups"),
  SESSION_SECRETS: sessionSecrets.optional(),
  SESSION_IDLE_MINUTES: wholeNumber(1440).default(60),
  SESSION_HOURS: wholeNumber(720).default(12),
  REDIS_URL: redisUrl.optional(),
  TRUSTED_PROXIES: trustedProxies.default([]),
  PROXY_USER_HEADER: headerName.default("X-Forwarded-User"),
  PROXY_NAME_HEADER: headerName.optional(),
  PROXY_GROUPS_HEADER: headerName.default("X-Forwarded-Groups"),
  PROXY_SECRET_HEADER: headerName.default("X-Proxy-Secret"),
  PROXY_SECRET: z
    .string()
    .refine(
      (secret) => secret.length >= secretLength && isHeaderText(secret),
      `must be at least ${secretLength} printable ASCII characters without white space`,
    )
    .optional(),
};

type Values = z.infer<z.ZodObject<typeof signInVariables>> & { AUTH_MODE: SignInMode };
type Result = SignInSettings | { readonly problems: readonly string[] };

/** The settings of the chosen mode, or what is missing for it. `publicUrl`: where people reach the dashboard. */
export function readSignIn(values: Values, publicUrl: URL | undefined): Result {
  if (values.AUTH_MODE === "oidc") return readOidc(values, publicUrl);
  if (values.AUTH_MODE === "proxy") return readProxy(values);
  return { config: { mode: "none" }, secrets: { mode: "none" } };
}

function readOidc(values: Values, publicUrl: URL | undefined): Result {
  const {
    OIDC_ISSUER,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    SESSION_SECRETS: sessionSecrets,
  } = values;
  const problems: string[] = [];
  if (OIDC_ISSUER === undefined) problems.push(missing("OIDC_ISSUER", "oidc"));
  if (clientId === undefined) problems.push(missing("OIDC_CLIENT_ID", "oidc"));
  if (clientSecret === undefined) problems.push(missing("OIDC_CLIENT_SECRET", "oidc"));
  if (sessionSecrets === undefined) {
    problems.push(`${missing("SESSION_SECRETS", "oidc")}; openssl rand -base64 33 makes one`);
  }
  if (publicUrl === undefined) {
    problems.push(`${missing("PUBLIC_URL", "oidc")}: the identity provider sends people back to it`);
  } else if (!isSafeOrigin(publicUrl)) {
    problems.push("PUBLIC_URL must be https for AUTH_MODE=oidc; http is for a loopback address only");
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

function readProxy(values: Values): Result {
  const { PROXY_SECRET: proxySecret } = values;
  const problems: string[] = [];
  if (values.TRUSTED_PROXIES.length === 0) problems.push(missing("TRUSTED_PROXIES", "proxy"));
  if (proxySecret === undefined) problems.push(missing("PROXY_SECRET", "proxy"));
  const { PROXY_USER_HEADER, PROXY_NAME_HEADER, PROXY_GROUPS_HEADER, PROXY_SECRET_HEADER } = values;
  const names = [PROXY_USER_HEADER, PROXY_NAME_HEADER, PROXY_GROUPS_HEADER, PROXY_SECRET_HEADER]
    .filter((name) => name !== undefined)
    .map(headerSpelling);
  if (new Set(names).size < names.length) {
    problems.push(
      "PROXY_USER_HEADER, PROXY_NAME_HEADER, PROXY_GROUPS_HEADER and PROXY_SECRET_HEADER must be different headers",
    );
  }
  if (proxySecret === undefined || problems.length > 0) return { problems };
  return {
    config: {
      mode: "proxy",
      userHeader: PROXY_USER_HEADER,
      nameHeader: PROXY_NAME_HEADER,
      groupsHeader: PROXY_GROUPS_HEADER,
      secretHeader: PROXY_SECRET_HEADER,
    },
    secrets: { mode: "proxy", proxySecret },
  };
}

function missing(variable: string, mode: SignInMode): string {
  return `${variable} must be set for AUTH_MODE=${mode}`;
}

/** Whether what travels to this origin cannot be read on the way. */
function isSafeOrigin(url: URL): boolean {
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
}

function isAddressOrRange(value: string): boolean {
  const [address = "", prefix, ...rest] = value.split("/");
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128);
}
