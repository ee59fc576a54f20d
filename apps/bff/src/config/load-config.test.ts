import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ConfigError } from "./config.ts";
import { variableNames } from "./environment.ts";
import { loadConfig } from "./load-config.ts";

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "command-history-home-"));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

function writeCliFile(name: string, content: unknown, mode = 0o600): void {
  mkdirSync(join(home, ".zenlayer"), { recursive: true });
  const path = join(home, ".zenlayer", name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  chmodSync(path, mode);
}

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env, home);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

const key = { access_key_id: "AK1", access_key_secret: "S1" };

describe("the environment", () => {
  it("may be empty: the defaults, and demo mode", () => {
    const { config, secrets, warnings } = loadConfig({}, home);
    expect(config).toEqual({
      server: { host: "127.0.0.1", port: 8080, publicUrl: undefined, trustedProxies: [], stopDelayMs: 0 },
      logLevel: "info",
      signIn: { mode: "none" },
      access: {
        roleGroups: { viewer: [], reader: [], revealer: [], auditor: [] },
        profileGroups: new Map(),
      },
      audit: { sink: { kind: "off" }, required: false },
      masking: { enabled: true, patterns: [] },
      limits: { perAddress: 3000, perUser: 600, costly: 300, signIn: 120 },
      tracing: { endpoint: undefined },
      memory: { freshMs: 2000, maxBytes: 268_435_456 },
      upstream: {
        endpoint: new URL("https://console.zenlayer.com"),
        timeZone: "UTC",
        calls: {
          timeouts: { connect: 10_000, headers: 60_000, body: 30_000, total: 600_000 },
          answerBytes: 4 * 1024 ** 3,
          concurrency: 8,
          queue: 64,
          pauseAfterFailures: 5,
        },
      },
      profiles: { names: ["demo"], defaultName: "demo" },
      demo: true,
    });
    expect(secrets.credentials.size).toBe(0);
    expect(warnings).toEqual([]);
  });

  it("is reported as a whole, by name and without a value, when it cannot be used", () => {
    const problems = problemsOf({
      HOST: "bad host",
      PORT: "65536",
      PUBLIC_URL: "https://user:canary@example.org/",
      LOG_LEVEL: "canary",
      RATE_LIMIT_COSTLY: "-1",
      ZENLAYER_ACCESS_KEY_ID: "canary",
      ZENLAYER_TOKEN: "canary with space",
      ZENLAYER_ENDPOINT: "ftp://canary",
      ZENLAYER_TIME_ZONE: "Mars/Canary",
    });
    const named = problems.map((problem) => problem.split(" ", 1)[0]);
    expect(named).toEqual([
      "HOST",
      "PORT",
      "PUBLIC_URL",
      "LOG_LEVEL",
      "RATE_LIMIT_COSTLY",
      "ZENLAYER_TOKEN",
      "ZENLAYER_ENDPOINT",
      "ZENLAYER_TIME_ZONE",
      "ZENLAYER_ACCESS_KEY_SECRET",
    ]);
    expect(problems.join("\n")).not.toMatch(/canary/i);
  });

  it.each(["8080x", "-1", "0x50", "1e3"])("refuses the port %s", (PORT) => {
    expect(problemsOf({ PORT })).toHaveLength(1);
  });

  it("with empty variables is as if they were absent", () => {
    const env = Object.fromEntries(variableNames.map((name) => [name, " "]));
    expect(loadConfig(env, home)).toEqual(loadConfig({}, home));
  });

  it.each([
    ["zenlayer.example", "https://zenlayer.example/"],
    ["127.0.0.1:9000", "https://127.0.0.1:9000/"],
    ["http://127.0.0.1:9000", "http://127.0.0.1:9000/"],
    ["https://zenlayer.example/", "https://zenlayer.example/"],
  ])("takes %s as the endpoint", (ZENLAYER_ENDPOINT, expected) => {
    expect(loadConfig({ ZENLAYER_ENDPOINT }, home).config.upstream.endpoint.href).toBe(expected);
  });

  it.each(["+08:00", "Mars/Olympus", "utc+8"])("refuses the time zone %s", (ZENLAYER_TIME_ZONE) => {
    expect(problemsOf({ ZENLAYER_TIME_ZONE })).toHaveLength(1);
  });

  it("with an access key makes one profile and leaves the CLI's files alone", () => {
    writeCliFile("credentials.json", "not JSON");
    const { config, secrets } = loadConfig(
      { ZENLAYER_ACCESS_KEY_ID: "AK", ZENLAYER_ACCESS_KEY_SECRET: "S" },
      home,
    );
    expect(config.demo).toBe(false);
    expect(config.profiles).toEqual({ names: ["environment"], defaultName: "environment" });
    expect(secrets.credentials.get("environment")).toEqual({ accessKeyId: "AK", accessKeySecret: "S" });
  });

  it("prefers a token to an access key", () => {
    const { secrets } = loadConfig(
      { ZENLAYER_ACCESS_KEY_ID: "AK", ZENLAYER_ACCESS_KEY_SECRET: "S", ZENLAYER_TOKEN: "T" },
      home,
    );
    expect(secrets.credentials.get("environment")).toEqual({ token: "T" });
  });

  it("warns of a profile that has no effect, of an open port, and of an upstream without https", () => {
    const { warnings } = loadConfig(
      {
        ZENLAYER_TOKEN: "T",
        ZENLAYER_PROFILE: "prod",
        HOST: "0.0.0.0",
        ALLOW_UNAUTHENTICATED: "yes",
        ZENLAYER_ENDPOINT: "http://zenlayer.example",
      },
      home,
    );
    expect(warnings.map((warning) => warning.split(" ", 1)[0])).toEqual([
      "ZENLAYER_PROFILE",
      "HOST",
      "ZENLAYER_ENDPOINT",
    ]);
  });

  it("says that an endpoint without credentials has no effect, for demo data would pass for what it has", () => {
    const { config, warnings } = loadConfig({ ZENLAYER_ENDPOINT: "https://zenlayer.example" }, home);
    expect(config.demo).toBe(true);
    expect(warnings).toEqual([expect.stringContaining("ZENLAYER_ENDPOINT has no effect")]);
  });

  it("tells of a name that is nearly a setting's, beside what is wrong as well", () => {
    const words = expect.stringContaining("was ZENLAYER_TOKEN meant?");
    expect(loadConfig({ ZENLAYER_TOKN: "T" }, home).warnings).toEqual([words]);
    expect(() => loadConfig({ AUTH_MODE: "proxy", PROXY_SECRT: "S" }, home)).toThrow(
      /PROXY_SECRT is no setting of this dashboard: was PROXY_SECRET meant\?/,
    );
  });

  it("tells of quotes and comments: beside what is wrong, and as a warning where a value may hold them", () => {
    const secret = `${"s".repeat(32)} # canary`;
    expect(problemsOf({ PORT: '"8080"', ZENLAYER_TIME_ZONE: "UTC # canary", PROXY_SECRET: secret })).toEqual([
      expect.stringMatching(/^PORT must be/),
      expect.stringMatching(/^PROXY_SECRET must be/),
      expect.stringMatching(/^ZENLAYER_TIME_ZONE must be/),
      expect.stringMatching(/^PORT is in quotes/),
      expect.stringMatching(/^PROXY_SECRET has a # /),
      expect.stringMatching(/^ZENLAYER_TIME_ZONE has a # /),
    ]);
    expect(problemsOf({ ZENLAYER_PROFILE: "'prod'" })).toEqual([
      expect.stringMatching(/^ZENLAYER_PROFILE names/),
      expect.stringMatching(/^ZENLAYER_PROFILE is in quotes/),
    ]);
    const withSecret = { ZENLAYER_ACCESS_KEY_ID: "id", ZENLAYER_ACCESS_KEY_SECRET: secret };
    expect(loadConfig(withSecret, home).warnings).toEqual([
      expect.stringMatching(/^ZENLAYER_ACCESS_KEY_SECRET has a # /),
    ]);
  });

  it("has every variable in .env.example", () => {
    const example = readFileSync(new URL("../../../../.env.example", import.meta.url), "utf8");
    const named = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(named.sort()).toEqual([...variableNames].sort());
  });
});

describe("the CLI's files", () => {
  it("make every profile an account, the current one the default", () => {
    writeCliFile("credentials.json", { prod: { ...key, token: "T" }, test: key, old: { token: "" } });
    writeCliFile("config.json", { current_profile: "test", profiles: { test: { language: "en" } } });
    const { config, secrets, warnings } = loadConfig({}, home);
    expect(config.profiles).toEqual({ names: ["prod", "test"], defaultName: "test" });
    expect(secrets.credentials.get("prod")).toEqual({ token: "T" });
    expect(secrets.credentials.get("test")).toEqual({ accessKeyId: "AK1", accessKeySecret: "S1" });
    expect(warnings).toEqual([expect.stringContaining('"old" has no credentials')]);
  });

  it("give way to ZENLAYER_PROFILE for the default", () => {
    writeCliFile("credentials.json", { prod: key, test: key });
    writeCliFile("config.json", { current_profile: "test" });
    expect(loadConfig({ ZENLAYER_PROFILE: "prod" }, home).config.profiles.defaultName).toBe("prod");
    expect(problemsOf({ ZENLAYER_PROFILE: "gone" })).toEqual([expect.stringMatching(/^ZENLAYER_PROFILE /)]);
  });

  it("are never guessed from: several accounts and no word which is in use is an error", () => {
    writeCliFile("credentials.json", { prod: key, test: key });
    expect(problemsOf({})).toEqual([expect.stringContaining("set ZENLAYER_PROFILE")]);
    writeCliFile("config.json", { current_profile: "gone" });
    expect(problemsOf({})).toHaveLength(1);
    writeCliFile("credentials.json", { prod: key });
    expect(loadConfig({}, home).config.profiles.defaultName).toBe("prod");
  });

  it("without any credentials mean demo mode, unless a profile is asked for", () => {
    expect(problemsOf({ ZENLAYER_PROFILE: "prod" })).toEqual([
      expect.stringContaining("there is no such file"),
    ]);
    writeCliFile("credentials.json", {});
    expect(loadConfig({}, home).config.demo).toBe(true);
    expect(problemsOf({ ZENLAYER_PROFILE: "prod" })).toEqual([expect.stringContaining("has no credentials")]);
  });

  it.each(['{"prod":{"access_key_secret":"canary"', '{"prod":"canary"}', '["canary"]', ""])(
    "that are broken, %s, are named by path and not quoted",
    (content) => {
      writeCliFile("credentials.json", content);
      const problems = problemsOf({});
      expect(problems).toEqual([expect.stringContaining(join(home, ".zenlayer", "credentials.json"))]);
      expect(problems.join()).not.toContain("canary");
    },
  );

  it("report every broken profile at once", () => {
    writeCliFile("credentials.json", {
      half: { access_key_id: "AK" },
      stray: { token: "two words" },
      sound: key,
    });
    writeCliFile("config.json", "{");
    expect(problemsOf({})).toEqual([
      expect.stringContaining('"half"'),
      expect.stringContaining('"stray"'),
      expect.stringContaining("config.json"),
    ]);
  });

  it("must have every profile that PROFILE_GROUPS names, or one that is misspelt there would stay open", () => {
    writeCliFile("credentials.json", { "prod=eu": key });
    const proxy = {
      AUTH_MODE: "proxy",
      TRUSTED_PROXIES: "10.0.0.5",
      PROXY_SECRET: "s".repeat(32),
      READER_GROUPS: "*",
    };
    const { access } = loadConfig({ ...proxy, PROFILE_GROUPS: "prod=eu = ops" }, home).config;
    expect([...access.profileGroups]).toEqual([["prod=eu", ["ops"]]]);
    expect(problemsOf({ ...proxy, PROFILE_GROUPS: "prod=eu=ops; prod-eu=ops" })).toEqual([
      expect.stringMatching(/^PROFILE_GROUPS .*"prod=eu"/),
    ]);
  });

  it("that others can read work with a warning", () => {
    writeCliFile("credentials.json", { prod: key }, 0o644);
    expect(loadConfig({}, home).warnings).toEqual([expect.stringContaining("chmod 600")]);
  });
});
