import { readFileSync } from "node:fs";
import * as z from "zod";
import { ConfigError, type MaskingConfig } from "./config.ts";
import { parseMaskPatterns } from "./mask-patterns.ts";

/** The variables that say which secrets are hidden in scripts and outputs. */
export const maskingVariables = {
  MASK_SECRETS: z.enum(["yes", "no"], "must be yes or no").default("yes"),
  MASK_PATTERNS_FILE: z.string().optional(),
};

/** What the variables say, with the file not yet read. */
export interface MaskingSettings {
  readonly enabled: boolean;
  readonly patternsFile: string | undefined;
}

export function maskingSettingsOf(values: z.infer<z.ZodObject<typeof maskingVariables>>): MaskingSettings {
  return { enabled: values.MASK_SECRETS === "yes", patternsFile: values.MASK_PATTERNS_FILE };
}

/** Reads the patterns too. Throws ConfigError, which names the file's lines that cannot be taken and quotes none. */
export function loadMasking({ enabled, patternsFile }: MaskingSettings): MaskingConfig {
  if (!enabled || patternsFile === undefined) return { enabled, patterns: [] };
  const { patterns, problems } = parseMaskPatterns(readPatterns(patternsFile));
  if (problems.length > 0) throw new ConfigError(problems.map((problem) => `MASK_PATTERNS_FILE ${problem}`));
  return { enabled, patterns };
}

/** What works, and yet should be looked at. */
export function maskingWarnings({ enabled }: MaskingConfig): string[] {
  if (enabled) return [];
  return [
    "MASK_SECRETS is no: passwords and keys in scripts and outputs are shown to everyone who reads them",
  ];
}

function readPatterns(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "unknown error";
    throw new ConfigError([`MASK_PATTERNS_FILE cannot be read: ${code}`]);
  }
}
