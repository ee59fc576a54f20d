import { describe, expect, it } from "vitest";
import { ConfigError } from "./config.ts";
import { loadConfig } from "./load-config.ts";

function auditOf(env: Record<string, string>) {
  return loadConfig(env, "/nonexistent").config.audit;
}

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    auditOf(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe("the settings of the audit trail", () => {
  it("keep none without sign-in, unless told", () => {
    expect(auditOf({})).toEqual({ sink: { kind: "off" }, required: false });
    expect(auditOf({ AUDIT_LOG: "stdout" }).sink).toEqual({ kind: "stdout" });
  });

  it("keep files of 100 MB, ten of them beside the one being written", () => {
    expect(auditOf({ AUDIT_LOG: "/var/log/audit.log", AUDIT_REQUIRED: "yes" })).toEqual({
      sink: { kind: "file", path: "/var/log/audit.log", maxBytes: 100_000_000, keepFiles: 10 },
      required: true,
    });
    const env = { AUDIT_LOG: "/a", AUDIT_MAX_MEGABYTES: "1", AUDIT_KEEP_FILES: "3" };
    expect(auditOf(env).sink).toEqual({ kind: "file", path: "/a", maxBytes: 1_000_000, keepFiles: 3 });
  });

  it.each([
    [{ AUDIT_LOG: "audit.log" }, "AUDIT_LOG"],
    [{ AUDIT_LOG: "OFF" }, "AUDIT_LOG"],
    [{ AUDIT_REQUIRED: "yes" }, "AUDIT_LOG"],
    [{ AUDIT_REQUIRED: "true" }, "AUDIT_REQUIRED"],
    [{ AUDIT_MAX_MEGABYTES: "0" }, "AUDIT_MAX_MEGABYTES"],
    [{ AUDIT_MAX_MEGABYTES: "1.5" }, "AUDIT_MAX_MEGABYTES"],
    [{ AUDIT_KEEP_FILES: "1001" }, "AUDIT_KEEP_FILES"],
  ])("%j is refused, naming %s", (env, name) => {
    expect(problemsOf(env)).toEqual([expect.stringMatching(new RegExp(`^${name} `))]);
  });
});
