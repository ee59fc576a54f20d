import { connect } from "node:net";
import { text } from "node:stream/consumers";
import {
  defaultListQuery,
  invocationsPath,
  outputPath,
  pageHeader,
  profilesPath,
  sessionPath,
  sessionSchema,
} from "@command-history/contract";
import { wellKnown } from "@command-history/simulator";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type AskOptions, Browser } from "./support/browser.ts";
import { access } from "./support/oidc-stack.ts";
import { proxySecret, proxySignIn } from "./support/proxy-sign-in.ts";
import { type Stack, startStack } from "./support/stack.ts";

const fromProxy = { "X-Proxy-Secret": proxySecret };
const ana = { ...fromProxy, "X-Forwarded-User": "ana", "X-Forwarded-Groups": "sales, ops" };

let stack: Stack;
/** The same, but for the proxy's address, which is not the one that the tests come from. */
let elsewhere: Stack;

beforeAll(async () => {
  stack = await startStack({ bff: { signIn: proxySignIn, access, trustedProxies: ["127.0.0.0/8", "::1"] } });
  elsewhere = await startStack({
    bff: { signIn: proxySignIn, access, trustedProxies: ["10.0.0.5", "192.0.2.0/24"] },
  });
});
afterEach(() => {
  expect(stack.logText() + elsewhere.logText()).not.toContain(proxySecret);
});
afterAll(async () => {
  await stack.close();
  await elsewhere.close();
});

function ask(path: string, headers: AskOptions["headers"] = {}, server = stack): Promise<Answer> {
  return new Browser().ask(`${server.url}${path}`, { headers });
}

async function userOf(headers: AskOptions["headers"], server = stack): Promise<unknown> {
  return sessionSchema.parse((await ask(sessionPath, headers, server)).json()).user;
}

/** Nobody is let in by these headers, and the upstream is not asked. */
async function expectNobody(headers: AskOptions["headers"], server = stack): Promise<void> {
  const calls = server.simulator.requests.length;
  const answer = await ask(invocationsPath(defaultListQuery), headers, server);
  expect(answer.status).toBe(401);
  expect(answer.json()).toMatchObject({ code: "UNAUTHENTICATED" });
  expect(answer.body).not.toContain(proxySecret);
  expect(server.simulator.requests).toHaveLength(calls);
}

/** Sends a request as it is written here, which the tools of the tests would not let out. */
async function sendRaw(lines: readonly string[], server = stack): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  socket.write([...lines, "Connection: close", "", ""].join("\r\n"));
  return text(socket);
}

describe("a proxy in front", () => {
  it("names the user, the name and the groups", async () => {
    const session = await ask(sessionPath, { ...ana, "X-Forwarded-Name": "Ana Ops" });
    expect(session.json()).toEqual({
      mode: "proxy",
      user: { id: "ana", name: "Ana Ops" },
      roles: ["viewer", "reader", "revealer", "auditor"],
      canSignOut: false,
      audit: "off",
    });
    expect((await ask(invocationsPath(defaultListQuery), ana)).status).toBe(200);
  });

  it("gives another person other roles", async () => {
    const vik = { ...fromProxy, "X-Forwarded-User": "vik", "X-Forwarded-Groups": "support" };
    expect((await ask(invocationsPath(defaultListQuery), vik)).status).toBe(200);
    const calls = stack.simulator.requests.length;
    const output = outputPath({
      invocationId: wellKnown.mixedInvocationId,
      instanceId: "ins-1",
      stream: "stdout",
    });
    expect((await ask(output, vik)).json()).toMatchObject({ status: 403, code: "FORBIDDEN" });
    expect(stack.simulator.requests).toHaveLength(calls);
  });

  it("may write names in any script, as UTF-8", async () => {
    const name = Buffer.from("王小明").toString("latin1");
    expect(await userOf({ ...ana, "X-Forwarded-Name": name })).toEqual({ id: "ana", name: "王小明" });
  });

  it("that names nobody leaves the request to nobody", async () => {
    await expectNobody(fromProxy);
    await expectNobody({ ...fromProxy, "X-Forwarded-User": "" });
    await expectNobody({ ...fromProxy, "X-Forwarded-User": " ", "X-Forwarded-Groups": "ops" });
  });

  it.each(["/auth/sign-in", "/auth/callback"])("signs people in itself: there is no %s", async (path) => {
    expect((await ask(path, ana)).json()).toMatchObject({ code: "NOT_FOUND" });
  });

  it("signs people out itself", async () => {
    const headers = { ...ana, [pageHeader.name]: pageHeader.value };
    const answer = await new Browser().ask(`${stack.url}/auth/sign-out`, { method: "POST", headers });
    expect(answer.json()).toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("identity headers", () => {
  const identity = { "X-Forwarded-User": "ana", "X-Forwarded-Groups": "ops" };

  it("from another address than the proxy's are ignored, even with the secret", async () => {
    await expectNobody(identity, elsewhere);
    await expectNobody(ana, elsewhere);
    expect(await userOf(ana, elsewhere)).toBeNull();
  });

  it.each([
    ["no secret", {}],
    ["an empty secret", { "X-Proxy-Secret": "" }],
    ["another secret", { "X-Proxy-Secret": `${proxySecret.slice(0, -1)}4` }],
    ["a part of the secret", { "X-Proxy-Secret": proxySecret.slice(0, -1) }],
    ["more than the secret", { "X-Proxy-Secret": `${proxySecret}3` }],
    ["the secret in another header", { "X-Secret": proxySecret }],
  ])("with %s are ignored", async (_title, secret) => {
    await expectNobody({ ...identity, ...secret });
  });

  it.each([
    "X_Forwarded_User",
    "X-Forwarded_User",
    "X_Forwarded-User",
    "x_forwarded_user",
    "X.Forwarded.User",
    "XForwardedUser",
    "HTTP_X_FORWARDED_USER",
    "X-Forwarded-Email",
    "X-Forwarded-Preferred-Username",
    "X-Auth-Request-User",
    "X-Remote-User",
    "Remote-User",
  ])("in the spelling %s name nobody", async (name) => {
    await expectNobody({ [name]: "ana" });
    await expectNobody({ ...fromProxy, "X-Forwarded-Groups": "ops", [name]: "ana" });
  });

  it.each([
    "X_Forwarded_User",
    "x-forwarded_user",
    "X.Forwarded.Groups",
    "X_Proxy_Secret",
    "X_FORWARDED_NAME",
  ])("that the proxy passes on beside its own, as %s, have the request refused", async (name) => {
    await expectNobody({ ...ana, [name]: "root" });
  });

  it.each([
    ["X-Forwarded-User", ["ana", "root"]],
    ["X-Forwarded-User", ["ana", "ana"]],
    ["X-Forwarded-Groups", ["sales", "ops"]],
    ["X-Proxy-Secret", [proxySecret, proxySecret]],
    ["X-Proxy-Secret", ["guess", proxySecret]],
  ])("that come twice, %s as %j, have the request refused", async (name, values) => {
    await expectNobody({ ...ana, [name]: values });
  });

  it("in small and in capital letters are the same header, and twice in both", async () => {
    const once = await sendRaw([
      `GET ${sessionPath} HTTP/1.1`,
      "Host: 127.0.0.1",
      `x-proxy-SECRET: ${proxySecret}`,
      "X-FORWARDED-USER: ana",
    ]);
    expect(once).toContain('"id":"ana"');
    const twice = await sendRaw([
      `GET ${profilesPath} HTTP/1.1`,
      "Host: 127.0.0.1",
      `X-Proxy-Secret: ${proxySecret}`,
      "X-Forwarded-User: ana",
      "x-forwarded-user: root",
      "X-Forwarded-Groups: ops",
    ]);
    expect(twice).toMatch(/^HTTP\/1\.1 401 /);
  });

  it("cannot be hidden behind a line break in another one", async () => {
    const answer = await sendRaw([
      `GET ${profilesPath} HTTP/1.1`,
      "Host: 127.0.0.1",
      `X-Other: a\nX-Forwarded-User: ana\nX-Forwarded-Groups: ops\nX-Proxy-Secret: wrong`,
    ]);
    expect(answer).not.toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe("the names of profiles", () => {
  it("are what the requests below are after", async () => {
    expect((await ask(profilesPath, ana)).body).toContain('"main"');
  });
});

// Each was once a way past a proxy of this kind.
describe("the ways around a sign-in that others have had", () => {
  it.each([
    `${invocationsPath(defaultListQuery)}?/healthz`,
    `${profilesPath}?/healthz`,
    `${profilesPath}?x=/readyz`,
    `${profilesPath}%23/healthz`,
    `${profilesPath}#/healthz`,
    `${profilesPath};/healthz`,
    `${profilesPath}/../profiles`,
    `/healthz/..${profilesPath}`,
    `/healthz/%2e%2e${profilesPath}`,
    `/healthz;${profilesPath}`,
    `/healthz%2f..${profilesPath}`,
    `//healthz${profilesPath}`,
  ])("a path that looks like one that is open, %s, opens nothing (CVE-2025-54576)", async (path) => {
    const calls = stack.simulator.requests.length;
    const answer = await sendRaw([`GET ${path} HTTP/1.1`, "Host: 127.0.0.1", "Accept: application/json"]);
    expect(answer).toMatch(/^HTTP\/1\.1 (400|401|404) /);
    expect(answer).not.toContain('"main"');
    expect(stack.simulator.requests).toHaveLength(calls);
  });

  it.each([
    { "X-Forwarded-Uri": "/healthz" },
    { "X-Forwarded-Uri": "/healthz", "X-Forwarded-Host": "localhost", "X-Forwarded-Proto": "https" },
    { "X-Original-Url": "/healthz", "X-Rewrite-Url": "/healthz" },
    { "X-Forwarded-Method": "OPTIONS", "X-Http-Method-Override": "OPTIONS" },
    { "X-Forwarded-For": "127.0.0.1", "X-Real-Ip": "127.0.0.1", Forwarded: "for=127.0.0.1" },
    { "X-Forwarded-Access-Token": "token", Authorization: "Bearer token" },
  ])(
    "what a client says about its own request, %j, opens nothing (CVE-2026-40575, CVE-2026-76835)",
    async (spoofed) => {
      await expectNobody(spoofed);
      await expectNobody({ ...spoofed, "X-Forwarded-User": "ana", "X-Forwarded-Groups": "ops" });
      await expectNobody({ ...spoofed, ...ana }, elsewhere);
    },
  );

  it.each([
    "GoogleHC/1.0",
    "kube-probe/1.30",
    "ELB-HealthChecker/2.0",
    "Amazon-Route53-Health-Check-Service",
    "curl/8",
  ])("the name of a program that checks health, %s, opens nothing (CVE-2026-34457)", async (agent) => {
    await expectNobody({ "User-Agent": agent });
    await expectNobody({ "User-Agent": agent, "X-Forwarded-User": "ana", "X-Forwarded-Groups": "ops" });
  });
});
