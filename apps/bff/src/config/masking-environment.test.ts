import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { ConfigError } from "./config.ts";
import { loadConfig } from "./load-config.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function patternsFile(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), "command-history-patterns-"));
  folders.push(folder);
  const path = join(folder, "patterns.txt");
  writeFileSync(path, content);
  return path;
}

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env, "/nonexistent");
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe("the settings of masking", () => {
  it("hide secrets unless they say no, which is warned of", () => {
    expect(loadConfig({}, "/nonexistent").config.masking.enabled).toBe(true);
    const { config, warnings } = loadConfig({ MASK_SECRETS: "no" }, "/nonexistent");
    expect(config.masking.enabled).toBe(false);
    expect(warnings).toEqual([expect.stringMatching(/^MASK_SECRETS /)]);
    expect(problemsOf({ MASK_SECRETS: "off" })).toEqual([expect.stringMatching(/^MASK_SECRETS /)]);
  });

  it("take patterns from a file, without its empty lines and comments", () => {
    const MASK_PATTERNS_FILE = patternsFile(
      "# ours\n\norder number = AB-\\d+\r\n  badge=badge (\\d+)  \nkey = a = b\n",
    );
    expect(loadConfig({ MASK_PATTERNS_FILE }, "/nonexistent").config.masking.patterns).toEqual([
      { name: "order number", expression: "AB-\\d+" },
      { name: "badge", expression: "badge (\\d+)" },
      { name: "key", expression: "a = b" },
    ]);
  });

  it("name every line of the file that cannot be taken, and quote none", () => {
    const MASK_PATTERNS_FILE = patternsFile(
      "good = x\ncanary\nbad = (canary\nback = (canary)\\1\nnothing = (canary)*\n[n] = canary\nempty =\n",
    );
    const problems = problemsOf({ MASK_PATTERNS_FILE });
    expect(problems.map((problem) => problem.split(" ", 3).join(" "))).toEqual(
      [2, 3, 4, 5, 6, 7].map((line) => `MASK_PATTERNS_FILE line ${line}`),
    );
    expect(problems.join("\n")).not.toContain("canary");
  });

  it("name a file that cannot be read", () => {
    const problems = problemsOf({ MASK_PATTERNS_FILE: "/nonexistent/canary" });
    expect(problems).toEqual(["MASK_PATTERNS_FILE cannot be read: ENOENT"]);
  });
});
