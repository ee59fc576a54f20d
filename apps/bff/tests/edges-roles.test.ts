import {
  digestsPath,
  invocationExportPath,
  invocationPath,
  outputPath,
  pageHeader,
  profilesPath,
  searchPath,
} from "@command-history/contract";
import { wellKnown } from "@command-history/simulator";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AccessConfig } from "../src/config/config.ts";
import { fromProxy, proxySecret, proxySignIn } from "./support/proxy-sign-in.ts";
import { rawRequest } from "./support/raw-request.ts";
import { expectNoSecret, expectRefusal } from "./support/refusal.ts";
import { type Stack, startStack } from "./support/stack.ts";

const access: AccessConfig = {
  roleGroups: { viewer: ["lookers"], reader: ["ops", "sre"], revealer: [], auditor: [] },
  profileGroups: new Map([["secret", ["sre"]]]),
};
const { mixedInvocationId } = wellKnown;

let stack: Stack;

beforeEach(async () => {
  stack = await startStack({
    bff: { signIn: proxySignIn, access, trustedProxies: ["127.0.0.1"], limits: { perUser: 3 } },
  });
});
afterEach(async () => {
  expect(stack.logText()).not.toContain(proxySecret);
  await stack.close();
});

function ask(path: string, user: string, groups: string) {
  return rawRequest(stack.url, {
    path,
    headers: {
      [pageHeader.name]: pageHeader.value,
      ...fromProxy(user, groups),
    },
  });
}

describe("an output", () => {
  const instanceId = "any";
  const search = { text: "e", syntax: "plain", matchCase: false, streams: [], instanceId: [] } as const;

  it.each([
    outputPath({ invocationId: mixedInvocationId, instanceId, stream: "stdout" }),
    outputPath({ invocationId: mixedInvocationId, instanceId, stream: "stderr" }),
    `${outputPath({ invocationId: mixedInvocationId, instanceId, stream: "stdout" })}?download`,
    searchPath(mixedInvocationId, search),
    digestsPath(mixedInvocationId, []),
    invocationExportPath(mixedInvocationId, "csv"),
    invocationExportPath(mixedInvocationId, "ndjson"),
    invocationExportPath(mixedInvocationId, "zip"),
    "/api/audit",
  ])("cannot be opened by a viewer who knows its address: %s", async (path) => {
    expectRefusal(stack, await ask(path, "lou", "lookers"), "FORBIDDEN");
  });

  it("is nowhere in what a viewer may see", async () => {
    const [seen, read] = [
      await ask(invocationPath(mixedInvocationId), "lou", "lookers"),
      await ask(invocationPath(mixedInvocationId), "ria", "ops"),
    ];
    expect(seen.status).toBe(200);
    const whole = JSON.parse(read.body);
    const texts = [whole.content, ...textsOf(whole.instances)];
    expect(texts.length).toBeGreaterThan(5);
    const withheld = JSON.parse(seen.body);
    expect([withheld.content ?? null, ...textsOf(withheld.instances)]).toEqual([null]);
    for (const text of texts) expect(seen.body).not.toContain(JSON.stringify(text).slice(1, -1));
    expectNoSecret(stack, seen);
  });
});

describe("the list of a viewer", () => {
  it.each(["/api/invocations", "/api/exports/invocations?format=ndjson"])(
    "filtered by one instance tells how that one did, and not what it printed: %s",
    async (path) => {
      const whole = JSON.parse((await ask(invocationPath(mixedInvocationId), "ria", "ops")).body);
      const { instanceId } = whole.instances.find(
        ({ status, stdout }: { status: string; stdout: { bytes: number } }) =>
          status === "Success" && stdout.bytes > 0,
      );
      const filtered = `${path}${path.includes("?") ? "&" : "?"}instanceId=${instanceId}`;
      const [seen, read] = [await ask(filtered, "lou", "lookers"), await ask(filtered, "ria", "ops")];
      const excerpts = (body: string) =>
        [...body.matchAll(/"filteredOutcome":\{[^}]*"excerpt":(null|")/g)].map(([, value]) => value);
      expect(excerpts(read.body)).toContain('"');
      expect(excerpts(seen.body)).toHaveLength(excerpts(read.body).length);
      expect(new Set(excerpts(seen.body))).toEqual(new Set(["null"]));
    },
  );

  it.each(["/api/invocations?pageSize=100", "/api/exports/invocations?pageSize=100&format=ndjson"])(
    "has no text of a script or an output: %s",
    async (path) => {
      const [seen, read] = [await ask(path, "lou", "lookers"), await ask(path, "ria", "ops")];
      const rows = (body: string) =>
        [...body.matchAll(/"contentExcerpt":(null|")/g)].map(([, value]) => value);
      const failures = (body: string) =>
        [...body.matchAll(/"errorCode":[^}]*"excerpt":(null|")/g)].map(([, value]) => value);
      expect(rows(read.body)).toHaveLength(100);
      expect(rows(read.body)).toContain('"');
      expect(failures(read.body)).toContain('"');
      expect(new Set(rows(seen.body))).toEqual(new Set(["null"]));
      expect(new Set(failures(seen.body))).toEqual(new Set(["null"]));
    },
  );
});

describe("readiness", () => {
  it("tells a stranger no more than whether the server is ready", async () => {
    const answer = await rawRequest(stack.url, { path: "/readyz", headers: {} });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ status: "ready" });
  });
});

/** Excerpts and digests of outputs. */
function textsOf(instances: readonly Record<string, Record<string, unknown> | null>[]): unknown[] {
  return instances
    .flatMap(({ stdout, stderr }) => [stdout?.excerpt, stdout?.sha256, stderr?.excerpt, stderr?.sha256])
    .filter((text) => typeof text === "string");
}

describe("a profile", () => {
  beforeEach(async () => {
    await stack.close();
    stack = await startStack();
    const [credentials] = stack.simulator.credentials;
    await stack.close();
    stack = await startStack({
      simulator: { credentials: [credentials] },
      bff: {
        signIn: proxySignIn,
        access,
        trustedProxies: ["127.0.0.1"],
        credentials: new Map([
          ["main", credentials],
          ["secret", credentials],
        ]),
      },
    });
  });

  it.each([
    "/api/invocations?profile=secret",
    `${invocationPath(mixedInvocationId)}?profile=secret`,
    `${outputPath({ invocationId: mixedInvocationId, instanceId: "any", stream: "stdout" })}?profile=secret`,
    "/api/exports/invocations?profile=secret",
  ])("of another group is not there: %s", async (path) => {
    expectRefusal(stack, await ask(path, "ria", "ops"), "PROFILE_NOT_FOUND");
  });

  it("is told to those only who may use it", async () => {
    expect((await ask(profilesPath, "ria", "ops")).body).not.toContain("secret");
    expect((await ask(profilesPath, "sven", "sre")).body).toContain("secret");
    expect((await ask("/api/invocations?profile=secret", "sven", "sre")).status).toBe(200);
  });
});

describe("a user who asks too much", () => {
  it("is stopped, wherever they ask from, and nobody else is", async () => {
    const statuses: number[] = [];
    for (let index = 0; index < 4; index++) statuses.push((await ask(profilesPath, "ria", "ops")).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await ask(profilesPath, "sven", "ops")).status).toBe(200);
  });
});
