import {
  defaultListQuery,
  invocationsPath,
  outputPath,
  profilesPath,
  signedOutSchema,
} from "@command-history/contract";
import { wellKnown } from "@command-history/simulator";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  ana,
  callbackOf,
  limits,
  max,
  nina,
  OidcStack,
  publicUrl,
  sessionCookie,
  sessionOf,
  signIn,
  signOut,
  vik,
} from "./support/oidc-stack.ts";
import { redisProgram, startRedis, unlessRedisIsMissing } from "./support/redis-server.ts";
import type { Bff } from "./support/stack.ts";

const list = `${publicUrl}${invocationsPath(defaultListQuery)}`;
const output = `${publicUrl}${outputPath({ invocationId: wellKnown.mixedInvocationId, instanceId: "ins-1", stream: "stdout" })}`;
/** Not an upstream's answer: its signatures would not hold at the times that the tests set. */
const ours = `${publicUrl}${profilesPath}`;
const minuteMs = 60_000;

let stack: OidcStack;
let bff: Bff;

beforeAll(async () => {
  stack = await OidcStack.start();
  bff = await stack.startBff();
});
afterEach(() => {
  stack.ahead = 0;
  stack.expectNoSecretTold();
});
afterAll(() => stack.close());

describe("signing in at the identity provider", () => {
  it("leads to the page that was wanted, in a session of one's own with the roles of one's groups", async () => {
    const browser = stack.browserOf(bff);
    expect(await sessionOf(browser)).toMatchObject({
      mode: "oidc",
      user: null,
      roles: [],
      canSignOut: false,
    });
    const page = await signIn(browser, ana, "/?status=Failed&page=2");
    expect(page.url.href).toBe(`${publicUrl}/?status=Failed&page=2`);
    expect(await sessionOf(browser)).toEqual({
      mode: "oidc",
      user: { id: "ana", name: "Ana Ops" },
      roles: ["viewer", "reader", "revealer", "auditor"],
      canSignOut: true,
      audit: expect.any(String),
    });
    expect((await browser.ask(list)).status).toBe(200);
  });

  it("gives another person other roles", async () => {
    const browser = stack.browserOf(bff);
    await signIn(browser, vik);
    expect((await sessionOf(browser)).roles).toEqual(["viewer"]);
    expect((await browser.ask(list)).status).toBe(200);
    const calls = stack.simulator.requests.length;
    const refused = await browser.ask(output);
    expect(refused).toMatchObject({ status: 403 });
    expect(refused.json()).toMatchObject({ code: "FORBIDDEN" });
    expect(stack.simulator.requests).toHaveLength(calls);
  });

  it("works for one who is in thousands of groups", async () => {
    const browser = stack.browserOf(bff);
    await signIn(browser, max);
    expect(await sessionOf(browser)).toMatchObject({ user: { id: "max" }, roles: ["viewer"] });
  });

  it("makes one without a role known, and opens nothing to them", async () => {
    const browser = stack.browserOf(bff);
    await signIn(browser, nina);
    expect(await sessionOf(browser)).toMatchObject({ user: { id: "nina" }, roles: [] });
    expect((await browser.ask(list)).status).toBe(403);
  });

  it("is needed for the API, without a call of the upstream", async () => {
    const calls = stack.simulator.requests.length;
    const refused = await stack.browserOf(bff).ask(list);
    expect(refused).toMatchObject({ status: 401 });
    expect(refused.json()).toMatchObject({ code: "UNAUTHENTICATED" });
    expect(stack.simulator.requests).toHaveLength(calls);
  });

  it("keeps the session in a cookie of this host that no script can read", async () => {
    const browser = stack.browserOf(bff);
    await signIn(browser, ana);
    const attributes = browser.cookies(publicUrl).get(sessionCookie)?.attributes.split("; ");
    expect(attributes?.sort()).toEqual(["HttpOnly", "Path=/", "SameSite=Lax", "Secure"]);
    expect([...browser.cookies(publicUrl).keys()]).toEqual([sessionCookie]);
  });

  it("works in several tabs at once", async () => {
    const browser = stack.browserOf(bff);
    const first = await callbackOf(browser, ana);
    const second = await callbackOf(browser, ana);
    expect((await browser.open(first)).url.href).toBe(`${publicUrl}/`);
    expect((await browser.open(second)).url.href).toBe(`${publicUrl}/`);
  });

  it("leaves no more cookies behind than a few, however often it is begun", async () => {
    const browser = stack.browserOf(bff);
    for (let times = 0; times < 8; times++) await browser.ask(`${publicUrl}/auth/sign-in`);
    expect(browser.cookies(publicUrl).size).toBeLessThanOrEqual(4);
  });

  it("does not lead back to itself", async () => {
    const page = await signIn(stack.browserOf(bff), ana, "/auth/sign-in?returnTo=%2F");
    expect(page.url.href).toBe(`${publicUrl}/`);
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "%09/evil.example",
    "/%09/evil.example",
    "https://evil.example",
  ])("never leads to another site: returnTo=%s", async (returnTo) => {
    const browser = stack.browserOf(bff);
    const decoded = returnTo.replaceAll("%09", "\t");
    const page = await signIn(browser, ana, decoded);
    expect(page.url.href).toBe(`${publicUrl}/`);
    expect(browser.answers.map(({ url }) => url.hostname)).not.toContain("evil.example");
  });
});

describe("a session", () => {
  it("is a new one at each sign-in, whatever cookie was there before", async () => {
    const [attacker, victim] = [stack.browserOf(bff), stack.browserOf(bff)];
    await signIn(attacker, vik);
    const planted = attacker.cookies(publicUrl).get(sessionCookie)?.value ?? "";
    victim.setCookie(publicUrl, sessionCookie, planted);
    await signIn(victim, ana);
    expect(victim.cookies(publicUrl).get(sessionCookie)?.value).not.toBe(planted);
    expect((await sessionOf(attacker)).user).toEqual({ id: "vik", name: vik.name });
    expect((await sessionOf(victim)).user).toEqual({ id: "ana", name: ana.name });
  });

  it("ends when nothing was asked for an hour", async () => {
    const browser = stack.browserOf(bff);
    await signIn(browser, ana);
    stack.ahead = limits.idleMs - minuteMs;
    expect((await browser.ask(ours)).status).toBe(200);
    stack.ahead += limits.idleMs - minuteMs;
    expect((await browser.ask(ours)).status).toBe(200);
    stack.ahead += limits.idleMs;
    const calls = stack.simulator.requests.length;
    expect((await browser.ask(list)).status).toBe(401);
    expect((await browser.ask(ours)).status).toBe(401);
    expect(stack.simulator.requests).toHaveLength(calls);
  });

  it("ends twelve hours after sign-in, however busy", async () => {
    const browser = stack.browserOf(bff);
    await signIn(browser, ana);
    for (stack.ahead = 0; stack.ahead < limits.lifetimeMs; stack.ahead += limits.idleMs / 2) {
      expect((await browser.ask(ours)).status).toBe(200);
    }
    stack.ahead = limits.lifetimeMs - minuteMs;
    expect((await browser.ask(ours)).status).toBe(200);
    stack.ahead = limits.lifetimeMs;
    expect((await browser.ask(ours)).status).toBe(401);
  });

  it("is sealed anew at most once a minute, and never with a file that caches may keep", async () => {
    const browser = stack.browserOf(bff);
    await signIn(browser, ana);
    expect((await browser.ask(list)).headers["set-cookie"]).toBeUndefined();
    stack.ahead = minuteMs + 1000;
    expect((await browser.ask(`${publicUrl}/assets/none.js`)).headers["set-cookie"]).toBeUndefined();
    expect((await browser.ask(list)).headers["set-cookie"]).toHaveLength(1);
    expect((await browser.ask(list)).headers["set-cookie"]).toBeUndefined();
  });
});

describe("signing out", () => {
  it("ends the session for every copy of its cookie, and leads to the provider's own sign-out and back", async () => {
    const [browser, thief] = [stack.browserOf(bff), stack.browserOf(bff)];
    await signIn(browser, ana);
    const stolen = browser.cookies(publicUrl).get(sessionCookie)?.value ?? "";
    thief.setCookie(publicUrl, sessionCookie, stolen);
    expect((await thief.ask(list)).status).toBe(200);

    const answer = await signOut(browser);
    expect(answer.status).toBe(200);
    expect(browser.cookies(publicUrl).has(sessionCookie)).toBe(false);
    const { next } = signedOutSchema.parse(answer.json());
    expect(new URL(next).origin).toBe(stack.provider.issuer);
    const confirmation = await browser.open(next);
    expect(confirmation.body).toContain("Sign out");

    const calls = stack.simulator.requests.length;
    const replayed = await thief.ask(list);
    expect(replayed).toMatchObject({ status: 401 });
    expect(replayed.json()).toMatchObject({ code: "UNAUTHENTICATED" });
    expect(stack.simulator.requests).toHaveLength(calls);
    // A copy that was sealed at another time is of the same session.
    stack.ahead = 2 * minuteMs;
    expect((await thief.ask(list)).status).toBe(401);
  });

  it("is not done by another site: it takes the page's header", async () => {
    const browser = stack.browserOf(bff);
    await signIn(browser, ana);
    const answer = await browser.ask(`${publicUrl}/auth/sign-out`, { method: "POST" });
    expect(answer).toMatchObject({ status: 403 });
    expect((await browser.ask(list)).status).toBe(200);
  });

  it("without a session leads to the first page", async () => {
    expect((await signOut(stack.browserOf(bff))).json()).toEqual({ next: "/" });
  });
});

describe("the audit trail", () => {
  it("has who signed in and out, and who was refused", async () => {
    const before = stack.trail.length;
    const browser = stack.browserOf(bff);
    await signIn(browser, ana);
    await signOut(browser);
    await browser.ask(`${publicUrl}/auth/callback?state=made-up`);
    const user = { id: "ana", name: "Ana Ops" };
    expect(stack.trail.slice(before)).toMatchObject([
      { action: "sign-in", result: "allowed", code: null, user },
      { action: "sign-out", result: "allowed", code: null, user },
      { action: "sign-in", result: "refused", code: "SIGN_IN_FAILED", user: null },
    ]);
  });
});

describe.skipIf(redisProgram === undefined)(`replicas that share a Redis${unlessRedisIsMissing}`, () => {
  it("know each other's sessions and sign-outs, and let nobody in while Redis is gone", async () => {
    const redis = await startRedis();
    const one = await stack.startBff({ redisUrl: redis.url });
    const other = await stack.startBff({ redisUrl: redis.url });
    const atOne = stack.browserOf(one);
    const atOther = stack.browserOf(other);
    await expect.poll(async () => (await signIn(atOne, ana)).status, { timeout: 30_000 }).toBe(200);
    atOther.setCookie(publicUrl, sessionCookie, atOne.cookies(publicUrl).get(sessionCookie)?.value ?? "");
    await expect.poll(async () => (await atOther.ask(list)).status, { timeout: 30_000 }).toBe(200);
    expect((await signOut(atOne)).status).toBe(200);
    const calls = stack.simulator.requests.length;
    expect((await atOther.ask(list)).status).toBe(401);

    const again = stack.browserOf(one);
    await signIn(again, ana);
    await redis.close();
    const refused = await again.ask(list);
    expect(refused).toMatchObject({ status: 503 });
    expect(refused.json()).toMatchObject({ code: "SIGN_IN_UNAVAILABLE" });
    expect(stack.simulator.requests).toHaveLength(calls);
    expect(await signOut(again)).toMatchObject({ status: 503 });
    expect(again.cookies(publicUrl).has(sessionCookie)).toBe(false);
    expect(one.log.map(({ msg }) => msg)).toContain("a sign-in cannot be checked");
  });
});
