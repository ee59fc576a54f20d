import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { invocationPageSchema, profilesSchema } from "@command-history/contract";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Browser } from "./support/browser.ts";
import { type BffProcess, builtBff, startBffProcess } from "./support/process.ts";

vi.setConfig({ testTimeout: 60_000 });

let directory: string;
let running: BffProcess | undefined;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "command-history-main-"));
});
afterEach(async () => {
  running?.child.kill("SIGKILL");
  await running?.exited();
  running = undefined;
  rmSync(directory, { recursive: true });
});

function start(env: Record<string, string> = {}, args: readonly string[] = []): BffProcess {
  running = startBffProcess(env, directory, [...builtBff(), ...args]);
  return running;
}

describe("the program", () => {
  it.each(["SIGTERM", "SIGINT"] as const)(
    "shows demo data without credentials, and ends on %s",
    async (signal) => {
      const bff = start();
      const url = await bff.url;
      const profiles = profilesSchema.parse(await (await fetch(`${url}/api/profiles`)).json());
      expect(profiles).toEqual({
        profiles: [{ name: "demo" }],
        defaultProfile: "demo",
        demo: true,
        upstreamTimeZone: "UTC",
      });
      const page = invocationPageSchema.parse(await (await fetch(`${url}/api/invocations`)).json());
      expect(page.items).toHaveLength(20);
      bff.child.kill(signal);
      expect(await bff.exited()).toBe(0);
      expect(bff.output()).toContain('"msg":"stopped"');
    },
  );

  it("asked for help says what it does, and starts nothing", async () => {
    const bff = start({ PORT: "not read" }, ["--help"]);
    expect(await bff.exited()).toBe(0);
    expect(bff.output()).toMatch(/^Command History: .*npm run serve -- --help.*\.env\.example/s);
    expect(bff.output()).not.toContain('"msg"');
  });

  it("refuses an argument that it does not know, and starts nothing", async () => {
    const bff = start({}, ["--port", "9000"]);
    expect(await bff.exited()).toBe(2);
    expect(bff.output()).toMatch(/^Unknown option '--port'\. .*--help[^\n]*\n$/);
  });

  it("reads .env in its working directory, and lets the environment win", async () => {
    writeFileSync(join(directory, ".env"), "ZENLAYER_TOKEN=from-file\nZENLAYER_TIME_ZONE=Asia/Hong_Kong\n");
    const url = await start({ ZENLAYER_TIME_ZONE: "Europe/Berlin" }).url;
    const profiles = profilesSchema.parse(await (await fetch(`${url}/api/profiles`)).json());
    expect(profiles).toMatchObject({
      demo: false,
      defaultProfile: "environment",
      upstreamTimeZone: "Europe/Berlin",
    });
  });

  it("ends at once when its settings cannot be used, naming each and showing none", async () => {
    const bff = start({ PORT: "canary", LOG_LEVEL: "canary", ZENLAYER_ACCESS_KEY_SECRET: "canary" });
    expect(await bff.exited()).toBe(1);
    expect(bff.output()).toMatch(/PORT [\s\S]*LOG_LEVEL [\s\S]*ZENLAYER_ACCESS_KEY_ID is missing/);
    expect(bff.output()).not.toMatch(/canary|\n\s+at /);
  });

  it("asks for sign-in when it is told to, on demo data too, and starts while Redis and the provider are down", async () => {
    const bff = start({
      AUTH_MODE: "oidc",
      OIDC_ISSUER: "http://127.0.0.1:9",
      OIDC_CLIENT_ID: "command-history",
      OIDC_CLIENT_SECRET: "canary",
      SESSION_SECRETS: "canary".repeat(6),
      REDIS_URL: "redis://:canary@127.0.0.1:9",
      PUBLIC_URL: "http://127.0.0.1",
      VIEWER_GROUPS: "*",
    });
    const { hostname, port } = new URL(await bff.url);
    const browser = new Browser({ "http://127.0.0.1": `http://${hostname}:${port}` });
    expect((await browser.ask("http://127.0.0.1/api/profiles")).json()).toMatchObject({
      code: "UNAUTHENTICATED",
    });
    const page = await browser.open("http://127.0.0.1/auth/sign-in");
    expect(page.status).toBe(503);
    expect(page.body).toContain("SIGN_IN_UNAVAILABLE");
    bff.child.kill("SIGTERM");
    expect(await bff.exited()).toBe(0);
    expect(bff.output()).toContain("Redis cannot be reached");
    expect(page.body + bff.output()).not.toContain("canary");
  });

  it.each([
    ["", {}],
    [", with a Redis that cannot be reached too", { REDIS_URL: "redis://127.0.0.1:9" }],
  ])("ends when its port is taken, and says so%s", async (_title, env) => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const bff = start({ ...env, PORT: String(port) });
    expect(await bff.exited()).toBe(1);
    expect(bff.output()).toContain(`PORT ${port} (EADDRINUSE): another program is there. Set PORT`);
    other.close();
  });
});
