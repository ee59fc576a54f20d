import { describe, expect, it } from "vitest";
import { ConfigError } from "./config.ts";
import { loadConfig } from "./load-config.ts";

function accessOf(env: Record<string, string>) {
  return loadConfig(env, "/nonexistent").config.access;
}

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    accessOf(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

/** A sign-in that lacks nothing but roles. */
const proxy = { AUTH_MODE: "proxy", TRUSTED_PROXIES: "10.0.0.5", PROXY_SECRET: "s".repeat(32) };

describe("the settings of who may do what", () => {
  it.each(["0.0.0.0", "::", "10.0.0.1", "dashboard.example", "127.evil.example"])(
    "refuse to serve everyone who reaches %s, and say what to set",
    (HOST) => {
      expect(problemsOf({ HOST })).toEqual([
        expect.stringMatching(/^HOST .*AUTH_MODE.*ALLOW_UNAUTHENTICATED=yes/),
      ]);
      expect(problemsOf({ HOST, ALLOW_UNAUTHENTICATED: "yes" })).toEqual([]);
    },
  );

  it("refuse a public address without sign-in, though the server listens on this machine only", () => {
    const PUBLIC_URL = "https://history.example";
    expect(problemsOf({ PUBLIC_URL })).toEqual([expect.stringMatching(/^PUBLIC_URL .*AUTH_MODE/)]);
    expect(problemsOf({ PUBLIC_URL, ALLOW_UNAUTHENTICATED: "yes" })).toEqual([]);
    expect(problemsOf({ PUBLIC_URL: "http://localhost:8080" })).toEqual([]);
  });

  it.each(["127.0.0.1", "127.8.9.10", "localhost", "::1"])("need nothing on %s", (HOST) => {
    expect(problemsOf({ HOST })).toEqual([]);
  });

  it("give roles to groups, and profiles to groups", () => {
    const access = accessOf({
      ...proxy,
      READER_GROUPS: "ops, sre,",
      AUDITOR_GROUPS: "*",
      PROFILE_GROUPS: "demo = ops,sre;",
    });
    expect(access.roleGroups).toEqual({ viewer: [], reader: ["ops", "sre"], revealer: [], auditor: ["*"] });
    expect([...access.profileGroups]).toEqual([["demo", ["ops", "sre"]]]);
  });

  it.each([
    [{ AUTH_MODE: "password" }, "AUTH_MODE"],
    [proxy, "READER_GROUPS"],
    [{ READER_GROUPS: "ops" }, "AUTH_MODE"],
    [{ PROFILE_GROUPS: "production=ops" }, "AUTH_MODE"],
    [{ ...proxy, READER_GROUPS: "*", PROFILE_GROUPS: "production" }, "PROFILE_GROUPS"],
    [{ ...proxy, READER_GROUPS: "*", PROFILE_GROUPS: "production=" }, "PROFILE_GROUPS"],
    [{ ...proxy, READER_GROUPS: "*", PROFILE_GROUPS: "demo=ops; Demo=ops" }, "PROFILE_GROUPS"],
    [{ ...proxy, READER_GROUPS: "*", PROFILE_GROUPS: "demo=ops; demo=*" }, "PROFILE_GROUPS"],
    [{ ALLOW_UNAUTHENTICATED: "true" }, "ALLOW_UNAUTHENTICATED"],
    [{ ALLOW_UNAUTHENTICATED: "true", HOST: "0.0.0.0" }, "ALLOW_UNAUTHENTICATED"],
    [{ ALLOW_UNAUTHENTICATED: "true", PUBLIC_URL: "https://history.example" }, "ALLOW_UNAUTHENTICATED"],
  ])("%j is refused, naming %s", (env, name) => {
    expect(problemsOf(env)).toEqual([expect.stringMatching(new RegExp(`^${name} `))]);
  });

  it("names each setting of groups that has no meaning without sign-in", () => {
    expect(problemsOf({ VIEWER_GROUPS: "all", PROFILE_GROUPS: "production=ops" })).toEqual([
      "AUTH_MODE must be oidc or proxy for VIEWER_GROUPS to have a meaning",
      "AUTH_MODE must be oidc or proxy for PROFILE_GROUPS to have a meaning",
    ]);
  });
});
