import { signInModes } from "@command-history/contract";
import * as z from "zod";
import type { AccessConfig } from "./config.ts";
import type { SettingProblem } from "./setting-problem.ts";
import { splitAtCommas, valuesBetweenCommas } from "./variable-forms.ts";

/** `production=ops,sre; staging=*`: for each profile the groups that may use it. */
const groupsByName = z
  .string()
  .transform((value) =>
    value
      .split(";")
      .filter((part) => part.trim() !== "")
      .map((part): [string, string[]] => {
        const at = part.lastIndexOf("=");
        return [part.slice(0, Math.max(at, 0)).trim(), splitAtCommas(part.slice(at + 1))];
      }),
  )
  .refine(
    (entries) => entries.every(([name, groups]) => name !== "" && groups.length > 0),
    "must be profile=group,group; profile=group",
  )
  .refine(
    (entries) => new Set(entries.map(([name]) => name)).size === entries.length,
    "names a profile twice: give all its groups in one entry",
  )
  .transform((entries): ReadonlyMap<string, readonly string[]> => new Map(entries));

/** The variables that say who may do what. */
export const accessVariables = {
  AUTH_MODE: z.enum(signInModes, `must be one of ${signInModes.join(", ")}`).default("none"),
  ALLOW_UNAUTHENTICATED: z.enum(["yes", "no"], "must be yes or no").default("no"),
  VIEWER_GROUPS: valuesBetweenCommas.default([]),
  READER_GROUPS: valuesBetweenCommas.default([]),
  REVEALER_GROUPS: valuesBetweenCommas.default([]),
  AUDITOR_GROUPS: valuesBetweenCommas.default([]),
  PROFILE_GROUPS: groupsByName.default(new Map()),
};

type Values = z.infer<z.ZodObject<typeof accessVariables>>;

export function accessConfigOf(values: Values): AccessConfig {
  return {
    roleGroups: roleGroupsOf(values),
    profileGroups: values.PROFILE_GROUPS,
  };
}

function roleGroupsOf(values: Values): AccessConfig["roleGroups"] {
  return {
    viewer: values.VIEWER_GROUPS,
    reader: values.READER_GROUPS,
    revealer: values.REVEALER_GROUPS,
    auditor: values.AUDITOR_GROUPS,
  };
}

const roleSettings = ["VIEWER_GROUPS", "READER_GROUPS", "REVEALER_GROUPS", "AUDITOR_GROUPS"] as const;
const groupSettings = [...roleSettings, "PROFILE_GROUPS"] as const;

function hasGroups(setting: Values[(typeof groupSettings)[number]]): boolean {
  return "size" in setting ? setting.size > 0 : setting.length > 0;
}

/**
 * What is wrong with these settings taken together. `host` is where the server is to listen, `publicUrl` where people
 * reach it through a proxy.
 */
export function accessProblems(
  values: Values,
  host: string,
  publicUrl: URL | undefined,
): readonly SettingProblem[] {
  if (values.AUTH_MODE !== "none") {
    return roleSettings.some((name) => hasGroups(values[name]))
      ? []
      : [
          {
            settings: ["AUTH_MODE", ...roleSettings],
            message:
              "READER_GROUPS or another of the role settings must name a group, or * for everyone signed in",
          },
        ];
  }
  const problems: SettingProblem[] = groupSettings
    .filter((name) => hasGroups(values[name]))
    .map((name) => ({
      settings: ["AUTH_MODE", name],
      message: `AUTH_MODE must be oidc or proxy for ${name} to have a meaning`,
    }));
  const open = [
    ...(isLoopback(host) ? [] : ["HOST"]),
    ...(publicUrl === undefined || isLoopback(publicUrl.hostname) ? [] : ["PUBLIC_URL"]),
  ];
  if (values.ALLOW_UNAUTHENTICATED === "no") {
    for (const name of open) {
      problems.push({
        settings: ["AUTH_MODE", "ALLOW_UNAUTHENTICATED", name],
        message: `${name} is not a loopback address, and without sign-in whoever reaches it could read the command history: set AUTH_MODE to oidc or proxy, or ALLOW_UNAUTHENTICATED=yes`,
      });
    }
  }
  return problems;
}

/** A profile that is misspelt here would stay open to everyone, so each must be one there is. */
export function profileGroupsProblems(
  { profileGroups }: AccessConfig,
  profiles: readonly string[],
): string[] {
  return [...profileGroups.keys()].every((name) => profiles.includes(name))
    ? []
    : [
        `PROFILE_GROUPS names a profile that there is not; there are: ${profiles.map((name) => JSON.stringify(name)).join(", ")}`,
      ];
}

export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}
