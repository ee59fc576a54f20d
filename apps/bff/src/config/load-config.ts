import type { Credentials } from "@command-history/zenlayer";
import { isLoopback, profileGroupsProblems } from "./access-environment.ts";
import { type CliFiles, readCliFiles } from "./cli-files.ts";
import { type Config, ConfigError, type Secrets } from "./config.ts";
import { defaultEndpoint, type Environment, readEnvironment, variableNames } from "./environment.ts";
import { loadMasking, maskingWarnings } from "./masking-environment.ts";
import { misspeltVariables } from "./misspelt-variables.ts";
import { quotesAndComments } from "./quotes-and-comments.ts";

export interface LoadedConfig {
  readonly config: Config;
  readonly secrets: Secrets;
  /** What works, and yet should be looked at. To be logged once there is a logger. */
  readonly warnings: readonly string[];
}

/** The name of the profile that the environment's credentials make up. */
const environmentProfile = "environment";

/** The name of the profile that the simulator's credentials make up, once it runs. */
export const demoProfile = "demo";

/**
 * Reads the whole configuration, once, at the start. Credentials come from the environment, else from the
 * official CLI's files; without any the result is demo mode, with no credentials yet. Throws ConfigError.
 */
export function loadConfig(
  env: Readonly<Record<string, string | undefined>>,
  homeDirectory: string,
): LoadedConfig {
  const hints = [...quotesAndComments(env, variableNames), ...misspeltVariables(env, variableNames)];
  try {
    const loaded = readConfig(env, homeDirectory);
    return { ...loaded, warnings: [...hints, ...loaded.warnings] };
  } catch (error) {
    // What is wrong may be so because of quotes, and what is missing be there under a name that is nearly right.
    if (error instanceof ConfigError) throw new ConfigError([...error.problems, ...hints]);
    throw error;
  }
}

function readConfig(env: Readonly<Record<string, string | undefined>>, homeDirectory: string): LoadedConfig {
  const read = readEnvironment(env);
  if ("problems" in read) throw new ConfigError(read.problems);
  const { environment } = read;
  const accounts = environment.credentials
    ? environmentAccount(environment, environment.credentials)
    : fileAccounts(environment, readCliFiles(homeDirectory));
  const masking = loadMasking(environment.masking);
  const demo = accounts.credentials.size === 0;
  const profiles = demo
    ? { names: [demoProfile], defaultName: demoProfile }
    : { names: [...accounts.credentials.keys()], defaultName: accounts.defaultName };
  const problems = profileGroupsProblems(environment.access, profiles.names);
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    config: {
      server: {
        host: environment.host,
        port: environment.port,
        publicUrl: environment.publicUrl,
        stopDelayMs: environment.stopDelayMs,
        trustedProxies: environment.trustedProxies,
      },
      logLevel: environment.logLevel,
      signIn: environment.signIn.config,
      access: environment.access,
      audit: environment.audit,
      masking,
      limits: environment.limits,
      tracing: environment.tracing,
      memory: environment.memory,
      upstream: {
        endpoint: environment.endpoint,
        timeZone: environment.timeZone,
        calls: environment.upstreamCalls,
      },
      profiles,
      demo,
    },
    secrets: {
      credentials: accounts.credentials,
      signIn: environment.signIn.secrets,
      redisUrl: environment.redisUrl,
      memoryRedisUrl: environment.memoryRedisUrl,
      metricsToken: environment.metricsToken,
    },
    warnings: [
      ...accounts.warnings,
      ...exposureWarnings(environment, demo),
      ...demoWarnings(environment, demo),
      ...maskingWarnings(masking),
    ],
  };
}

interface Accounts {
  credentials: ReadonlyMap<string, Credentials>;
  defaultName: string;
  warnings: readonly string[];
}

function environmentAccount(environment: Environment, credentials: Credentials): Accounts {
  const warnings =
    environment.profile === undefined || environment.profile === environmentProfile
      ? []
      : ["ZENLAYER_PROFILE has no effect: the credentials in the environment are used"];
  return {
    credentials: new Map([[environmentProfile, credentials]]),
    defaultName: environmentProfile,
    warnings,
  };
}

function fileAccounts(environment: Environment, files: CliFiles): Accounts {
  const names = [...files.credentials.keys()];
  const problems = [...files.problems];
  const defaultName = defaultProfile(names, environment.profile, files.currentProfile);
  if (environment.profile !== undefined && !files.credentials.has(environment.profile)) {
    problems.push(
      files.present
        ? "ZENLAYER_PROFILE names a profile for which ~/.zenlayer/credentials.json has no credentials"
        : "ZENLAYER_PROFILE names a profile of ~/.zenlayer/credentials.json, and there is no such file: set up the zeno CLI, or ZENLAYER_ACCESS_KEY_ID and ZENLAYER_ACCESS_KEY_SECRET",
    );
  } else if (defaultName === undefined && names.length > 0) {
    problems.push(
      "~/.zenlayer/config.json does not say which profile of credentials.json is in use: set ZENLAYER_PROFILE",
    );
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return { credentials: files.credentials, defaultName: defaultName ?? "", warnings: files.warnings };
}

/** Never a guess between several accounts: the wrong one would look like the right one. */
function defaultProfile(
  names: readonly string[],
  chosen: string | undefined,
  current: string | undefined,
): string | undefined {
  if (names.length === 1 && chosen === undefined) return names[0];
  const wanted = chosen ?? current ?? "default";
  return names.includes(wanted) ? wanted : undefined;
}

function demoWarnings({ endpoint }: Environment, demo: boolean): string[] {
  if (!demo || endpoint.href === defaultEndpoint.href) return [];
  return [
    "ZENLAYER_ENDPOINT has no effect: without credentials of an account, demo data is shown in place of what it has",
  ];
}

function exposureWarnings(environment: Environment, demo: boolean): string[] {
  const warnings: string[] = [];
  if (!isLoopback(environment.host) && environment.signIn.config.mode === "none" && !demo) {
    warnings.push(
      "HOST is not a loopback address and ALLOW_UNAUTHENTICATED=yes: whoever reaches the port reads the command history",
    );
  }
  if (environment.endpoint.protocol === "http:" && !isLoopback(environment.endpoint.hostname) && !demo) {
    warnings.push("ZENLAYER_ENDPOINT is not https: credentials and output travel unencrypted");
  }
  return warnings;
}
