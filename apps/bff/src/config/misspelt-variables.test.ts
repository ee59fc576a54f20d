import { expect, it } from "vitest";
import { variableNames } from "./environment.ts";
import { misspeltVariables } from "./misspelt-variables.ts";

it.each([
  ["AUTH_MOD", "AUTH_MODE"],
  ["PUBLC_URL", "PUBLIC_URL"],
  ["ZENLAYER_ENDPOINTS", "ZENLAYER_ENDPOINT"],
  ["zenlayer_token", "ZENLAYER_TOKEN"],
  ["MEMORY_FRSEH_MS", "MEMORY_FRESH_MS"],
  ["PROT", "PORT"],
  ["HOTS", "HOST"],
  ["TRUSTED_PROXY", "TRUSTED_PROXIES"],
  ["UPSTREAM_IDLE_TIMEOUT", "UPSTREAM_IDLE_TIMEOUT_MS"],
  ["UPSTREAM_PAUSE", "UPSTREAM_PAUSE_AFTER"],
  ["ZENLAYER_TIME", "ZENLAYER_TIME_ZONE"],
  ["STOP_DELAY", "STOP_DELAY_SECONDS"],
  ["AUDIT_MAX", "AUDIT_MAX_MEGABYTES"],
])("%s is told to be no setting, with the one that was meant", (name, meant) => {
  expect(misspeltVariables({ [name]: "a secret" }, variableNames)).toEqual([
    `${name} is no setting of this dashboard: was ${meant} meant?`,
  ]);
});

it.each(["UPSTREAM_TIMEOUT_MS", "ZENLAYER_SECRET", "RATE_LIMIT", "UPSTREAM_MAX_MB"])(
  "%s is told to be no setting, since it begins as only settings do",
  (name) => {
    expect(misspeltVariables({ [name]: "a secret" }, variableNames)).toEqual([
      `${name} is no setting of this dashboard: docs/operations.md has their names`,
    ]);
  },
);

it.each([
  ["ZENLAYER-TOKEN", "ZENLAYER_TOKEN"],
  ["MASK.SECRETS", "MASK_SECRETS"],
  ["ZENLAYER TOKEN", "ZENLAYER_TOKEN"],
  ["ZENLAYER_TOKEN:", "ZENLAYER_TOKEN"],
  ["ZENLAYER_TOKEN\r", "ZENLAYER_TOKEN"],
  ["\uFEFFZENLAYER_TOKEN", "ZENLAYER_TOKEN"],
  ["export ZENLAYER_TOKEN", "ZENLAYER_TOKEN"],
  ["export ZENLAYER_TOKE", "ZENLAYER_TOKEN"],
])("of %j, which no variable is named, only the setting is repeated", (name, meant) => {
  expect(misspeltVariables({ [name]: "a secret" }, variableNames)).toEqual([
    `${meant} is not set, but another name is nearly the same: look for what is no letter, digit or underscore in it`,
  ]);
});

it.each(["ZENLAYER_TOKEN: a-secret\nPORT", "ZENLAYER_TOKEN a-secret", "export a-secret"])(
  "does not repeat a line that was taken for a name: %j",
  (name) => {
    expect(misspeltVariables({ [name]: "x" }, variableNames)).toEqual([]);
  },
);

it("does not speak of settings", () => {
  const env = Object.fromEntries(variableNames.map((name) => [name, "x"]));
  expect(misspeltVariables(env, variableNames)).toEqual([]);
});

it("does not speak of what other programs read", () => {
  const others = [
    "PATH",
    "HOME",
    "POST",
    "HOSTNAME",
    "NODE_ENV",
    "LOG_DIR",
    "OTEL_EXPORTER_OTLP_HEADERS",
    "NO_PROXY",
    "TRUST_PROXY",
    "PROXY_USER",
    "PROXY_NAME",
    "OIDC_CLIENT",
    "MEMORY",
    "SESSION",
    "AUDIT",
  ];
  const env = Object.fromEntries(others.map((name) => [name, "x"]));
  expect(misspeltVariables(env, variableNames)).toEqual([]);
});

it("does not ask for a setting that is set", () => {
  expect(misspeltVariables({ REDIS_URI: "x" }, variableNames)).toHaveLength(1);
  expect(misspeltVariables({ REDIS_URI: "x", REDIS_URL: "y" }, variableNames)).toEqual([]);
});
