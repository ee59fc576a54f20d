import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { problemSchema } from "@command-history/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawRequest } from "./support/raw-request.ts";
import { expectNoSecret, expectRefusal } from "./support/refusal.ts";
import { type Stack, startStack } from "./support/stack.ts";

const outside = "what lies outside";

let parent: string;
let stack: Stack;

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), "command-history-edges-"));
  const webRoot = join(parent, "dist");
  mkdirSync(join(webRoot, "assets"), { recursive: true });
  mkdirSync(join(webRoot, ".vite"));
  mkdirSync(join(parent, "dist-of-another"));
  for (const path of [
    "outside.txt",
    ".env",
    "dist-of-another/outside.txt",
    "dist/.vite/manifest.json",
    "dist/.env",
    "dist/assets/.hidden.js",
    "dist/assets/index.js.map",
    "dist/assets/index.css.map",
    "dist/service.MAP",
  ]) {
    writeFileSync(join(parent, path), outside);
  }
  writeFileSync(join(webRoot, "index.html"), "<title>the page</title>");
  stack = await startStack({ bff: { overrides: { webRoot } } });
});
afterAll(async () => {
  await stack.close();
  rmSync(parent, { recursive: true });
});

describe("a path that tries to leave the page's folder", () => {
  it.each([
    "/../outside.txt",
    "/%2e%2e/outside.txt",
    "/%2E%2E%2Foutside.txt",
    "/..%2foutside.txt",
    "/..%5coutside.txt",
    "/..\\outside.txt",
    "/%2e%2e%5coutside.txt",
    "/..%c0%afoutside.txt",
    "/..%255coutside.txt",
    "/%252e%252e/outside.txt",
    "/assets/../../outside.txt",
    "/assets/..%2f..%2foutside.txt",
    "/assets/%2e%2e/%2e%2e/outside.txt",
    "/../dist-of-another/outside.txt",
    "/./../outside.txt",
    "//outside.txt",
    "//../outside.txt",
    "/%2f%2e%2e/outside.txt",
    "/outside.txt%00",
    "/%00/../outside.txt",
    "/assets/index.js%00.map",
    "/....//outside.txt",
    "/;/../outside.txt",
    `/${"../".repeat(20)}etc/passwd`,
    `/${"%2e%2e/".repeat(20)}etc/passwd`,
  ])("finds nothing: %s", async (path) => {
    const answer = await rawRequest(stack.url, { path });
    expect([400, 404], answer.body).toContain(answer.status);
    expect(["NOT_FOUND", "INVALID_PARAMETER"]).toContain(problemSchema.parse(JSON.parse(answer.body)).code);
    expect(answer.body).not.toMatch(/what lies outside|root:/);
    expect(answer.body).not.toContain(parent);
    expect(stack.simulator.requests).toEqual([]);
    expectNoSecret(stack, answer);
  });

  it.each(["/.env", "/.vite/manifest.json", "/%2eenv", "/assets/.hidden.js", "/.git/config"])(
    "finds no file whose name begins with a dot: %s",
    async (path) => {
      expectRefusal(stack, await rawRequest(stack.url, { path }), "NOT_FOUND");
    },
  );

  it.each([
    "/assets/index.js.map",
    "/assets/index.css.map",
    "/assets/index.js%2emap",
    "/assets/index.js.m%61p",
    "/service.MAP",
  ])("finds no source map, even where one lies: %s", async (path) => {
    expectRefusal(stack, await rawRequest(stack.url, { path }), "NOT_FOUND");
  });

  it("gets the page at most, where it looks like one of the page's own", async () => {
    const answer = await rawRequest(stack.url, {
      path: "/%2e%2e/outside.txt",
      headers: { Accept: "text/html" },
    });
    expect(answer.body).not.toContain(outside);
  });
});

describe("a path that tries to reach the API by another name", () => {
  it.each([
    "//api/invocations",
    "/./api/invocations",
    "/x/../api/invocations",
    "/api/../api/invocations",
    "/api//invocations",
    "/api/invocations/",
    "/API/invocations",
    "/api/INVOCATIONS",
    "/%61pi/invocations",
    "/api%2finvocations",
    "/api\\invocations",
    "/api/invocations%00",
    "/api/invocations;a=b",
    "/api/./invocations",
    "/api/invocations%2f",
    "/api/.env",
  ])("finds nothing: %s", async (path) => {
    expectRefusal(stack, await rawRequest(stack.url, { path }), "NOT_FOUND");
  });

  it.each([
    "X-Original-URL",
    "X-Rewrite-URL",
    "X-Forwarded-Uri",
    "X-Forwarded-Prefix",
    "X-HTTP-Method-Override",
  ])("is not heard through %s", async (name) => {
    const value = name.endsWith("Override") ? "DELETE" : "/api/invocations";
    const answer = await rawRequest(stack.url, { path: "/api/nothing", headers: { [name]: value } });
    expectRefusal(stack, answer, "NOT_FOUND");
  });

  it.each(["GoogleHC/1.0", "kube-probe/1.30", "ELB-HealthChecker/2.0", "Prometheus/2.0"])(
    "is no probe because it says so: %s",
    async (agent) => {
      const answer = await rawRequest(stack.url, {
        path: "/api/nothing?/healthz",
        headers: { "User-Agent": agent, "X-Health-Check": "1" },
      });
      expectRefusal(stack, answer, "NOT_FOUND");
    },
  );
});

describe("line breaks in an ID", () => {
  const broken = "a%0d%0aSet-Cookie:%20x=y%0d%0a%0d%0a<script>";

  it.each([
    `/api/invocations/${broken}`,
    `/api/invocations/${broken}/instances/${broken}/stdout?download`,
    `/api/invocations/a/instances/${broken}/stderr`,
    `/api/exports/invocations/${broken}?format=zip`,
    `/api/invocations?commandId=${broken}&status=${broken}`,
    `/api/invocations?profile=${broken}`,
    `/api/invocations?${broken}=1`,
    `/${broken}`,
  ])("add no header and no log line: %s", async (path) => {
    const before = stack.log.length;
    const answer = await rawRequest(stack.url, {
      path,
      headers: { "X-Requested-With": "command-history" },
    });
    expect(answer.headers["set-cookie"]).toBeUndefined();
    expect(answer.headers["content-type"]).toMatch(/^application\/(problem\+)?json/);
    expect(stack.log.slice(before).every((line) => typeof line.msg === "string")).toBe(true);
    expect(stack.log.slice(before).filter(({ msg }) => msg === "request completed")).toHaveLength(1);
    expectNoSecret(stack, answer);
  });

  it("cannot come in a header: what stands for them is text", async () => {
    const answer = await rawRequest(stack.url, {
      path: "/api/session",
      headers: {
        "User-Agent": "a%0d%0aSet-Cookie: x=y",
        "X-Request-Id": "%0d%0aforged",
        "X-Forwarded-For": "1.1.1.1%0d%0aforged",
        Referer: "http://a/%0d%0aforged",
      },
    });
    expect(answer.status).toBe(200);
    expect(JSON.stringify(answer.headers)).not.toMatch(/forged|x=y/);
    expect(stack.logText()).not.toContain("forged");
  });
});
