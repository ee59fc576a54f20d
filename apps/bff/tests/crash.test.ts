import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { outputPath } from "@command-history/contract";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type BffProcess, builtBff, startBffProcess } from "./support/process.ts";
import { answerRows, type StubUpstream, startStubUpstream } from "./support/stub-upstream.ts";

vi.setConfig({ testTimeout: 60_000 });

/** Every secret has this in it. */
const canary = "Canary4Secret9";
const proxySecret = `${canary}-of-the-proxy-in-front-of-it`;
const stdout = { invocationId: "inv-1", instanceId: "ins-1", stream: "stdout" } as const;

let directory: string;
let upstream: StubUpstream;
let running: BffProcess | undefined;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "command-history-crash-"));
  upstream = await startStubUpstream(
    answerRows({
      invocationId: stdout.invocationId,
      content: `mysql -p${canary} shop`,
      invocationInstances: [{ instanceId: stdout.instanceId, output: `ready\nDB_PASSWORD=${canary}\n` }],
    }),
  );
});
afterEach(async () => {
  running?.child.kill("SIGKILL");
  await running?.exited();
  running = undefined;
  await upstream.close();
  rmSync(directory, { recursive: true });
});

function start(env: Record<string, string>, program?: readonly string[]): BffProcess {
  const secrets = {
    ZENLAYER_ACCESS_KEY_ID: `id-${canary}`,
    ZENLAYER_ACCESS_KEY_SECRET: `secret-${canary}`,
    ZENLAYER_ENDPOINT: upstream.url,
    AUTH_MODE: "proxy",
    TRUSTED_PROXIES: "127.0.0.1",
    PROXY_SECRET: proxySecret,
    READER_GROUPS: "*",
    OIDC_CLIENT_SECRET: canary,
    SESSION_SECRETS: canary.repeat(3),
    REDIS_URL: `redis://:${canary}@127.0.0.1:9`,
  };
  running = startBffProcess({ ...secrets, ...env }, directory, program);
  return running;
}

/** Reads an output with a secret in it, so that the process has held all there are. */
async function readOutput(bff: BffProcess): Promise<void> {
  const headers = { "X-Proxy-Secret": proxySecret, "X-Forwarded-User": "ana" };
  const response = await fetch(`${await bff.url}${outputPath(stdout)}`, { headers });
  expect(await response.text()).toBe("ready\nDB_PASSWORD=[hidden: password]\n");
}

/** The same program, which has something thrown into it when it gets a signal. */
function withFault(fault: string): readonly string[] {
  const source = `process.on("SIGUSR2", () => { ${fault} });`;
  return ["--import", `data:text/javascript,${encodeURIComponent(source)}`, ...builtBff()];
}

describe("what the program prints when it ends unasked holds no secret", () => {
  it("with settings that cannot be used", async () => {
    writeFileSync(join(directory, "patterns"), `badge = (${canary}\n${canary}\n`);
    const bff = start({
      AUTH_MODE: "oidc",
      SESSION_SECRETS: canary,
      PROXY_SECRET: canary,
      REDIS_URL: `http://:${canary}@127.0.0.1`,
      OIDC_ISSUER: `https://ops:${canary}@sso.example`,
      ZENLAYER_ENDPOINT: `ftp://ops:${canary}@127.0.0.1`,
      MASK_PATTERNS_FILE: join(directory, "patterns"),
    });
    expect(await bff.exited()).toBe(1);
    for (const variable of ["SESSION_SECRETS", "PROXY_SECRET", "REDIS_URL", "OIDC_ISSUER"]) {
      expect(bff.output()).toContain(`${variable} must be`);
    }
    expect(bff.output()).not.toContain(canary);
  });

  it("with a pattern of ones own that cannot be used", async () => {
    writeFileSync(join(directory, "patterns"), `badge = (${canary}\n`);
    const bff = start({ MASK_PATTERNS_FILE: join(directory, "patterns") });
    expect(await bff.exited()).toBe(1);
    expect(bff.output()).toContain("MASK_PATTERNS_FILE");
    expect(bff.output()).not.toContain(canary);
  });

  it("with a port that is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const bff = start({ PORT: String(typeof address === "object" ? address?.port : undefined) });
    expect(await bff.exited()).toBe(1);
    expect(bff.output()).toContain("EADDRINUSE");
    expect(bff.output()).not.toContain(canary);
    other.close();
  });

  it.each([
    ["an exception that nobody catches", 'throw new TypeError("provoked")'],
    ["a promise whose failure nobody hears of", 'Promise.reject(new TypeError("provoked"))'],
  ])("by %s, after outputs were read", async (_what, fault) => {
    const bff = start({}, withFault(fault));
    await readOutput(bff);
    bff.child.kill("SIGUSR2");
    expect(await bff.exited()).not.toBe(0);
    expect(bff.output()).toContain("TypeError: provoked");
    expect(bff.output()).not.toContain(canary);
  });
});
