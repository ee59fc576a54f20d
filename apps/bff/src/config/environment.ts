import type { Credentials } from "@command-history/zenlayer";
import type { LevelWithSilent } from "pino";
import * as z from "zod";
import { accessConfigOf, accessProblems, accessVariables } from "./access-environment.ts";
import { auditConfigOf, auditProblems, auditVariables } from "./audit-environment.ts";
import type {
  AccessConfig,
  AuditConfig,
  LimitsConfig,
  MemoryConfig,
  TracingConfig,
  UpstreamCallsConfig,
} from "./config.ts";
import { isHeaderText } from "./header-text.ts";
import { limitsConfigOf, limitsVariables } from "./limits-environment.ts";
import { type MaskingSettings, maskingSettingsOf, maskingVariables } from "./masking-environment.ts";
import { memoryConfigOf, memoryVariables } from "./memory-environment.ts";
import { operationsVariables, tracingConfigOf } from "./operations-environment.ts";
import { readSignIn, type SignInSettings, signInVariables } from "./sign-in-environment.ts";
import { strayLines } from "./stray-lines.ts";
import { upstreamConfigOf, upstreamVariables } from "./upstream-environment.ts";

/** Step one of the configuration: the environment's variables, each read and checked, with no file looked at. */
export interface Environment {
  readonly host: string;
  readonly port: number;
  readonly publicUrl: URL | undefined;
  readonly logLevel: LevelWithSilent;
  readonly trustedProxies: readonly string[];
  readonly signIn: SignInSettings;
  readonly redisUrl: string | undefined;
  readonly memoryRedisUrl: string | undefined;
  readonly access: AccessConfig;
  readonly audit: AuditConfig;
  readonly masking: MaskingSettings;
  readonly limits: LimitsConfig;
  readonly memory: MemoryConfig;
  readonly upstreamCalls: UpstreamCallsConfig;
  readonly tracing: TracingConfig;
  readonly metricsToken: string | undefined;
  readonly stopDelayMs: number;
  readonly endpoint: URL;
  readonly timeZone: string;
  readonly profile: string | undefined;
  readonly credentials: Credentials | undefined;
}

const host = z.string().regex(/^[\w.:%-]+$/, "must be a host name or an IP address");

const portMessage = "must be a port number from 0 to 65535";

const port = z
  .string()
  .regex(/^\d{1,5}$/, portMessage)
  .transform(Number)
  .refine((value) => value <= 65_535, portMessage);

const logLevel = z.enum(
  ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
  "must be one of fatal, error, warn, info, debug, trace, silent",
);

const timeZone = z
  .string()
  .refine(isTimeZoneName, "must be an IANA time zone, such as UTC or Asia/Hong_Kong");

const publicUrl = z
  .string()
  .transform(parseOrigin)
  .refine((url) => url !== undefined, "must be an http or https URL without a path");

/** Where the API is, unless a setting says otherwise. */
export const defaultEndpoint = new URL("https://console.zenlayer.com");

/** A host, with or without a port, or a URL with its scheme, as the official CLI takes it. */
const endpoint = z
  .string()
  .transform((value) => parseOrigin(value.includes("://") ? value : `https://${value}`))
  .refine((url) => url !== undefined, "must be a host, or an http or https URL without a path");

const headerText = z
  .string()
  .refine(isHeaderText, "holds white space or characters that cannot be part of a credential");

const variables = z.object({
  HOST: host.default("127.0.0.1"),
  PORT: port.default(8080),
  PUBLIC_URL: publicUrl.optional(),
  LOG_LEVEL: logLevel.default("info"),
  ...accessVariables,
  ...auditVariables,
  ...maskingVariables,
  ...signInVariables,
  ...limitsVariables,
  ...memoryVariables,
  ...upstreamVariables,
  ...operationsVariables,
  ZENLAYER_ACCESS_KEY_ID: headerText.optional(),
  ZENLAYER_ACCESS_KEY_SECRET: z.string().optional(),
  ZENLAYER_TOKEN: headerText.optional(),
  ZENLAYER_ENDPOINT: endpoint.default(defaultEndpoint),
  ZENLAYER_PROFILE: z.string().optional(),
  ZENLAYER_TIME_ZONE: timeZone.default("UTC"),
});

/** Names of every variable that is read. `.env.example` lists the same ones. */
export const variableNames: readonly string[] = Object.keys(variables.shape);

/** Reads the variables. An empty one counts as absent. Problems name the variable, never its value. */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): { environment: Environment } | { problems: readonly string[] } {
  const given = Object.fromEntries(variableNames.map((name) => [name, env[name]?.trim() || undefined]));
  const parsed = variables.safeParse(given);
  const issues = parsed.error?.issues ?? [];
  const wrong = new Set(issues.map(({ path }) => String(path[0])));
  const problems = [
    ...strayLines(env, variableNames),
    ...issues.map((issue) => `${issue.path.join(".")} ${issue.message}`),
  ];
  const half = halfKeyProblem(given);
  if (half !== undefined) problems.push(half);
  // What cannot be read is told. It is left out here, so that all else that is wrong or missing is told at the same time.
  const values = parsed.data ?? variables.parse({ ...given, ...undefinedFor(wrong) });
  const signIn = readSignIn(values, values.PUBLIC_URL);
  const together = [
    ...accessProblems(values, values.HOST, values.PUBLIC_URL),
    ...auditProblems(values, values.AUTH_MODE),
    ...("problems" in signIn ? signIn.problems : []),
  ];
  for (const { settings, message } of together) {
    if (!settings.some((name) => wrong.has(name))) problems.push(message);
  }
  if ("problems" in signIn || problems.length > 0) return { problems };
  return {
    environment: {
      host: values.HOST,
      port: values.PORT,
      publicUrl: values.PUBLIC_URL,
      logLevel: values.LOG_LEVEL,
      trustedProxies: values.TRUSTED_PROXIES,
      signIn,
      redisUrl: values.REDIS_URL,
      memoryRedisUrl: values.MEMORY_REDIS_URL,
      access: accessConfigOf(values),
      audit: auditConfigOf(values, values.AUTH_MODE),
      masking: maskingSettingsOf(values),
      limits: limitsConfigOf(values),
      memory: memoryConfigOf(values),
      upstreamCalls: upstreamConfigOf(values),
      tracing: tracingConfigOf(values),
      metricsToken: values.METRICS_TOKEN,
      stopDelayMs: values.STOP_DELAY_SECONDS * 1000,
      endpoint: values.ZENLAYER_ENDPOINT,
      timeZone: values.ZENLAYER_TIME_ZONE,
      profile: values.ZENLAYER_PROFILE,
      credentials: credentialsOf(values),
    },
  };
}

function undefinedFor(names: ReadonlySet<string>): Readonly<Record<string, undefined>> {
  return Object.fromEntries([...names].map((name) => [name, undefined]));
}

/** A token wins over a key, as it does in the official CLI's files. */
function credentialsOf(values: z.infer<typeof variables>): Credentials | undefined {
  if (values.ZENLAYER_TOKEN !== undefined) return { token: values.ZENLAYER_TOKEN };
  const accessKeyId = values.ZENLAYER_ACCESS_KEY_ID;
  const accessKeySecret = values.ZENLAYER_ACCESS_KEY_SECRET;
  if (accessKeyId === undefined || accessKeySecret === undefined) return undefined;
  return { accessKeyId, accessKeySecret };
}

function halfKeyProblem(given: Readonly<Record<string, string | undefined>>): string | undefined {
  const names = ["ZENLAYER_ACCESS_KEY_ID", "ZENLAYER_ACCESS_KEY_SECRET"];
  const [missing, ...others] = names.filter((name) => given[name] === undefined);
  if (missing === undefined || others.length > 0) return undefined;
  const present = names.find((name) => name !== missing);
  return `${missing} is missing, while ${present} is set`;
}

function parseOrigin(value: string): URL | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !["http:", "https:"].includes(url.protocol)) return undefined;
  return url.href === `${url.origin}/` ? url : undefined;
}

function isTimeZoneName(value: string): boolean {
  // Offsets such as +08:00 are refused: not every browser that must show the zone takes them.
  if (!/^[A-Za-z]/.test(value)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
