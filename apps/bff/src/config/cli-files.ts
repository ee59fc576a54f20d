import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Credentials } from "@command-history/zenlayer";
import * as z from "zod";
import { isHeaderText } from "./header-text.ts";

/**
 * What the official CLI (zeno 1.0.22) left in `~/.zenlayer`: `credentials.json` with the accounts by profile
 * name, `config.json` with the name of the one in use.
 */
export interface CliFiles {
  /** Whether `credentials.json` is there at all. */
  readonly present: boolean;
  readonly credentials: ReadonlyMap<string, Credentials>;
  readonly currentProfile: string | undefined;
  readonly warnings: readonly string[];
  readonly problems: readonly string[];
}

const text = z.string().nullish();
const credentialsSchema = z.record(
  z.string(),
  z.object({ access_key_id: text, access_key_secret: text, token: text }),
);
const configSchema = z.object({ current_profile: text });

/** Reads both files. One that is absent is no problem; one that cannot be read is, named with its path. */
export function readCliFiles(homeDirectory: string): CliFiles {
  const warnings: string[] = [];
  const problems: string[] = [];
  const credentials = new Map<string, Credentials>();

  const credentialsPath = join(homeDirectory, ".zenlayer", "credentials.json");
  const profiles = readJson(credentialsPath, credentialsSchema, problems) ?? {};
  for (const [name, entry] of Object.entries(profiles)) {
    const found = credentialsOf(entry);
    const where = `${credentialsPath}: profile ${JSON.stringify(name)}`;
    if (typeof found === "object") credentials.set(name, found);
    else if (found === "none") warnings.push(`${where} has no credentials and is left out`);
    else problems.push(`${where} ${found}`);
  }
  if (credentials.size > 0 && isOpenToOthers(credentialsPath)) {
    warnings.push(`${credentialsPath} can be read by other users of this machine: chmod 600 it`);
  }

  const configPath = join(homeDirectory, ".zenlayer", "config.json");
  const currentProfile = readJson(configPath, configSchema, problems)?.current_profile || undefined;
  return { present: existsSync(credentialsPath), credentials, currentProfile, warnings, problems };
}

type Entry = z.infer<typeof credentialsSchema>[string];

/** The credentials of one profile, else "none", else what is wrong with them. */
function credentialsOf(entry: Entry): Credentials | string {
  const { token, access_key_id: accessKeyId, access_key_secret: accessKeySecret } = entry;
  if (token) {
    return isHeaderText(token) ? { token } : "has a token with white space or other stray characters";
  }
  if (!accessKeyId && !accessKeySecret) return "none";
  if (!accessKeyId || !accessKeySecret) return "has one half of an access key only";
  return isHeaderText(accessKeyId)
    ? { accessKeyId, accessKeySecret }
    : "has an access key ID with white space or other stray characters";
}

function readJson<T>(path: string, schema: z.ZodType<T>, problems: string[]): T | undefined {
  let content: string;
  try {
    content = readFileSync(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "ENOENT" && code !== "ENOTDIR") problems.push(`${path} cannot be read (${code})`);
    return undefined;
  }
  const parsed = parseJson(content, schema);
  // JSON.parse quotes the text in its message, and zod the value: neither may be repeated, they can be secrets.
  if (parsed === undefined) problems.push(`${path} is not in the form that the zeno CLI writes`);
  return parsed;
}

function parseJson<T>(content: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(content)).data;
  } catch {
    return undefined;
  }
}

function isOpenToOthers(path: string): boolean {
  return process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0;
}
