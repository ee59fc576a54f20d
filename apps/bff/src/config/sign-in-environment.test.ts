import { describe, expect, it } from "vitest";
import { readEnvironment } from "./environment.ts";

const oidc = {
  AUTH_MODE: "oidc",
  VIEWER_GROUPS: "*",
  PUBLIC_URL: "https://history.example",
  OIDC_ISSUER: "https://login.example/realms/main",
  OIDC_CLIENT_ID: "command-history",
  OIDC_CLIENT_SECRET: "canary-client-secret",
  SESSION_SECRETS: "canary-of-a-new-secret-0123456789, canary-of-an-old-secret-0123456789",
};
const proxy = {
  AUTH_MODE: "proxy",
  VIEWER_GROUPS: "*",
  TRUSTED_PROXIES: "10.0.0.5, 10.1.0.0/16,::1, fd00::/8",
  PROXY_SECRET: "canary-of-a-proxy-secret-0123456789",
};

function problemsOf(env: Record<string, string>): readonly string[] {
  const read = readEnvironment(env);
  return "problems" in read ? read.problems : [];
}

describe("the variables of sign-in", () => {
  it("make up the settings of an identity provider", () => {
    const read = readEnvironment(oidc);
    if ("problems" in read) throw new Error(read.problems.join());
    expect(read.environment.signIn).toEqual({
      config: {
        mode: "oidc",
        issuer: new URL("https://login.example/realms/main"),
        clientId: "command-history",
        scopes: "openid profile email",
        claims: { user: "sub", name: "name", groups: "groups" },
        redirectUri: new URL("https://history.example/auth/callback"),
        homeUrl: new URL("https://history.example/"),
        session: { idleMs: 3_600_000, lifetimeMs: 43_200_000 },
      },
      secrets: {
        mode: "oidc",
        clientSecret: "canary-client-secret",
        sessionSecrets: ["canary-of-a-new-secret-0123456789", "canary-of-an-old-secret-0123456789"],
      },
    });
  });

  it("make up the settings of a proxy in front", () => {
    const read = readEnvironment(proxy);
    if ("problems" in read) throw new Error(read.problems.join());
    expect(read.environment.trustedProxies).toEqual(["10.0.0.5", "10.1.0.0/16", "::1", "fd00::/8"]);
    expect(read.environment.signIn).toEqual({
      config: {
        mode: "proxy",
        userHeader: "X-Forwarded-User",
        nameHeader: undefined,
        groupsHeader: "X-Forwarded-Groups",
        secretHeader: "X-Proxy-Secret",
      },
      secrets: { mode: "proxy", proxySecret: proxy.PROXY_SECRET },
    });
  });

  it.each(["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "SESSION_SECRETS", "PUBLIC_URL"])(
    "for an identity provider include %s",
    (name) => {
      expect(problemsOf({ ...oidc, [name]: "" })).toEqual([expect.stringMatching(`^${name} must be set`)]);
    },
  );

  it.each(["TRUSTED_PROXIES", "PROXY_SECRET"])("for a proxy in front include %s", (name) => {
    expect(problemsOf({ ...proxy, [name]: "" })).toEqual([expect.stringMatching(`^${name} must be set`)]);
  });

  it("of an identity provider are all asked for at once", () => {
    expect(problemsOf({ AUTH_MODE: "oidc", VIEWER_GROUPS: "*" })).toHaveLength(5);
  });

  it.each([
    ["OIDC_ISSUER", "oidc"],
    ["OIDC_CLIENT_ID", "oidc"],
    ["OIDC_CLIENT_SECRET", "oidc"],
    ["SESSION_SECRETS", "oidc"],
    ["PROXY_SECRET", "proxy"],
  ] as const)("do not leave the dashboard without sign-in where %s is set", (name, mode) => {
    const value: string = { ...oidc, ...proxy }[name];
    expect(problemsOf({ [name]: value })).toEqual([
      `AUTH_MODE must be ${mode} for ${name} to have a meaning`,
    ]);
    expect(problemsOf({ [name]: value, AUTH_MODE: "none" })).toHaveLength(1);
  });

  it("are all told at once, what is missing beside what is wrong, and each once", () => {
    const wrong = {
      OIDC_ISSUER: "canary",
      SESSION_SECRETS: "canary",
      SESSION_HOURS: "0",
      AUDIT_REQUIRED: "yes",
      AUDIT_LOG: "off",
    };
    const problems = problemsOf({ AUTH_MODE: "oidc", ...wrong });
    expect(problems.map((problem) => problem.split(" ", 1)[0])).toEqual([
      "OIDC_ISSUER",
      "SESSION_SECRETS",
      "SESSION_HOURS",
      "READER_GROUPS",
      "AUDIT_LOG",
      "OIDC_CLIENT_ID",
      "OIDC_CLIENT_SECRET",
      "PUBLIC_URL",
    ]);
  });

  it("are not asked for one by one where it cannot be read how people sign in", () => {
    expect(problemsOf({ AUTH_MODE: "canary", HOST: "0.0.0.0", READER_GROUPS: "ops" })).toEqual([
      expect.stringMatching(/^AUTH_MODE must be one of/),
    ]);
  });

  it.each([
    ["OIDC_ISSUER", "http://login.example"],
    ["OIDC_ISSUER", "https://canary:canary@login.example"],
    ["OIDC_ISSUER", "https://login.example/?canary=1"],
    ["PUBLIC_URL", "http://canary.example"],
    ["OIDC_SCOPES", "profile canary"],
    ["OIDC_SCOPES", "openid # canary"],
    ["OIDC_SCOPES", '"openid canary"'],
    ["SESSION_SECRETS", "canary"],
    ["SESSION_SECRETS", `${"canary".repeat(6)},canary`],
    ["SESSION_IDLE_MINUTES", "0"],
    ["SESSION_HOURS", "721"],
    ["REDIS_URL", "https://canary"],
    ["TRUSTED_PROXIES", "canary.example"],
    ["TRUSTED_PROXIES", "10.0.0.0/33"],
    ["TRUSTED_PROXIES", "10.0.0.0/8/8"],
    ["PROXY_SECRET", "canary"],
    ["PROXY_USER_HEADER", "X_Canary"],
  ])("are refused by name and without a value: %s=%s", (name, value) => {
    const problems = problemsOf({ ...oidc, [name]: value });
    expect(problems).toEqual([expect.stringMatching(`^${name} `)]);
    expect(problems.join()).not.toContain("canary");
  });

  it("may name a provider and a dashboard without https on this machine", () => {
    const here = { OIDC_ISSUER: "http://127.0.0.1:9000", PUBLIC_URL: "http://localhost:8080" };
    expect(problemsOf({ ...oidc, ...here })).toEqual([]);
  });

  it.each(["x-forwarded-user", "XForwardedUser"])("may not give one header two meanings: %s", (name) => {
    const problems = problemsOf({ ...proxy, PROXY_GROUPS_HEADER: name });
    expect(problems).toEqual([expect.stringContaining("must be different headers")]);
  });

  it("do not make a header look taken twice where one of them cannot be read", () => {
    const headers = { PROXY_USER_HEADER: "X-Forwarded-Groups", PROXY_GROUPS_HEADER: "X_Canary" };
    expect(problemsOf({ ...proxy, ...headers })).toEqual([
      expect.stringMatching(/^PROXY_GROUPS_HEADER must be a header name/),
    ]);
  });
});
