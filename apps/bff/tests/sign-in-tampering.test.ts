import { defaultListQuery, invocationsPath } from "@command-history/contract";
import { sealData } from "iron-session";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "./support/browser.ts";
import {
  ana,
  callbackOf,
  limits,
  OidcStack,
  publicUrl,
  sessionCookie,
  sessionOf,
  sessionSecrets,
  signIn,
  vik,
} from "./support/oidc-stack.ts";
import type { Bff } from "./support/stack.ts";

const list = `${publicUrl}${invocationsPath(defaultListQuery)}`;
const newSecret = "session-secret-that-is-new-0123456789abcdef";

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

function cookieOf(browser: Browser, name = sessionCookie): string {
  const cookie = browser.cookies(publicUrl).get(name);
  if (cookie === undefined) throw new Error(`there is no cookie ${name}`);
  return cookie.value;
}

/** Asks with this session cookie, which must not let anyone in. */
async function expectRefused(value: string, server = bff): Promise<void> {
  const browser = stack.browserOf(server);
  browser.setCookie(publicUrl, sessionCookie, value);
  const calls = stack.simulator.requests.length;
  const answer = await browser.ask(list);
  expect(answer.status).toBe(401);
  expect(answer.json()).toMatchObject({ code: "UNAUTHENTICATED" });
  expect((await sessionOf(browser)).user).toBeNull();
  expect(stack.simulator.requests).toHaveLength(calls);
}

/** A session as this server would seal it, but for what a test changes. */
function seal(changes: object, secret = sessionSecrets[0]): Promise<string> {
  const now = Date.now();
  const session = {
    kind: "session",
    id: "6f1f9b4c-7d3e-4b8a-9c53-2f6f0c1d9a11",
    user: { id: "ana", name: "Ana", groups: ["ops"] },
    signedInAt: now,
    seenAt: now,
    ...changes,
  };
  return sealData(session, { password: secret, ttl: 0 });
}

describe("a session cookie", () => {
  it("with any bit flipped is refused", async () => {
    const browser = stack.browserOf(bff);
    await signIn(browser, ana);
    const whole = cookieOf(browser);
    for (let at = 0; at < whole.length; at += 41) {
      const flipped = String.fromCharCode(whole.charCodeAt(at) ^ 1);
      await expectRefused(whole.slice(0, at) + flipped + whole.slice(at + 1));
    }
  });

  it("with the payload of another is refused", async () => {
    const [one, other] = [stack.browserOf(bff), stack.browserOf(bff)];
    await signIn(one, vik);
    await signIn(other, ana);
    const parts = cookieOf(one).split("*");
    const swapped = cookieOf(other).split("*");
    for (const index of [3, 4]) {
      await expectRefused(parts.map((part, at) => (at === index ? (swapped[at] ?? "") : part)).join("*"));
    }
    await expectRefused(
      parts.map((part, at) => (at === 3 || at === 4 ? (swapped[at] ?? "") : part)).join("*"),
    );
  });

  it("that was sealed for a sign-in under way is refused", async () => {
    const browser = stack.browserOf(bff);
    await browser.ask(`${publicUrl}/auth/sign-in`);
    const [attempt] = [...browser.cookies(publicUrl).values()];
    await expectRefused(attempt?.value ?? "");
  });

  it("cannot stand for a sign-in under way", async () => {
    const browser = stack.browserOf(bff);
    const callback = await callbackOf(browser, ana);
    const [name = ""] = [...browser.cookies(publicUrl).keys()];
    const other = stack.browserOf(bff);
    await signIn(other, ana);
    browser.setCookie(publicUrl, name, cookieOf(other));
    expect((await browser.open(callback)).status).toBe(400);
  });

  it.each([
    ["without a user", { user: undefined }],
    ["of another kind", { kind: "sign-in" }],
    ["with an ID that is none", { id: "1" }],
    ["without times", { signedInAt: undefined, seenAt: undefined }],
    ["whose time is text", { signedInAt: "9999999999999" }],
    ["that was idle too long", { seenAt: Date.now() - limits.idleMs }],
    ["that is over", { signedInAt: Date.now() - limits.lifetimeMs }],
  ])("%s is refused, even with a good seal", async (_title, changes) => {
    await expectRefused(await seal(changes));
  });

  it.each([
    ["of 5,000 characters", "a".repeat(5000)],
    ["of a thousand separators", "*".repeat(1000)],
    ["that is not a seal", "Fe26.2*1*x*y*z"],
    ["with a seal of another version", "Fe26.1*1*a*b*c**d*e~2"],
    ["of markup", "<script>alert(1)</script>"],
    ["of a prototype", "__proto__"],
    ["that is empty", ""],
  ])("%s is refused", async (_title, value) => {
    await expectRefused(value);
  });

  it("with a good seal is refused when it is longer than browsers keep", async () => {
    const session = await seal({ user: { id: "ana", name: "a".repeat(3000), groups: ["ops"] } });
    expect(session.length).toBeGreaterThan(4096);
    await expectRefused(session);
  });

  it("that comes twice is refused", async () => {
    const browser = stack.browserOf(bff);
    await signIn(browser, ana);
    const pair = `${sessionCookie}=${cookieOf(browser)}`;
    const fresh = stack.browserOf(bff);
    expect((await fresh.ask(list, { headers: { cookie: pair } })).status).toBe(200);
    expect((await fresh.ask(list, { headers: { cookie: `${pair}; ${pair}` } })).status).toBe(401);
  });
});

describe("the secrets that seal sessions", () => {
  it("take over from each other without ending a session", async () => {
    const browser = stack.browserOf(bff);
    await signIn(browser, ana);
    const old = cookieOf(browser);
    const both = stack.browserOf(await stack.startBff({ secrets: [newSecret, ...sessionSecrets] }));
    both.setCookie(publicUrl, sessionCookie, old);
    stack.ahead = 2 * 60_000;
    expect((await sessionOf(both)).user?.id).toBe("ana");

    const renewed = cookieOf(both);
    const onlyNew = await stack.startBff({ secrets: [newSecret] });
    const later = stack.browserOf(onlyNew);
    later.setCookie(publicUrl, sessionCookie, renewed);
    expect((await sessionOf(later)).user?.id).toBe("ana");
    await expectRefused(old, onlyNew);
  });

  it("are the only ones that open a session", async () => {
    await expectRefused(await seal({}, newSecret));
  });
});
