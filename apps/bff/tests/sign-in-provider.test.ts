import { signInPath } from "@command-history/contract";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type Answer, Browser } from "./support/browser.ts";
import {
  ana,
  callbackOf,
  OidcStack,
  publicUrl,
  sessionCookie,
  sessionOf,
  signIn,
  vik,
} from "./support/oidc-stack.ts";
import { type Bff, startBff } from "./support/stack.ts";
import { stubCredentials } from "./support/stub-upstream.ts";

const start = `${publicUrl}${signInPath}`;

let stack: OidcStack;
let bff: Bff;

beforeAll(async () => {
  stack = await OidcStack.start();
  bff = await stack.startBff();
});
afterEach(() => {
  vi.useRealTimers();
  stack.ahead = 0;
  stack.expectNoSecretTold();
});
afterAll(() => stack.close());

/** Nobody was signed in, the person is told so on a page of ours that leads nowhere by itself, and the log says why. */
async function expectFailure(answer: Answer, browser: Browser, reason: string, server = bff): Promise<void> {
  expect(answer.url.origin + answer.url.pathname).toBe(`${publicUrl}/auth/callback`);
  expect(answer.status).toBe(400);
  expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
  expect(answer.headers.location).toBeUndefined();
  expect(answer.headers["cache-control"]).toBe("no-store");
  expect(answer.body).toContain("SIGN_IN_FAILED");
  expect(answer.body).toContain(String(answer.headers["x-request-id"]));
  expect(answer.body).toContain('<a href="/auth/sign-in">');
  expect(answer.body).not.toMatch(/<script|<style|style=|http-equiv|onload/);
  expect(browser.cookies(publicUrl).has(sessionCookie)).toBe(false);
  expect((await sessionOf(browser)).user).toBeNull();
  const requestId = answer.headers["x-request-id"];
  const line = server.log.find((each) => each.requestId === requestId && each.msg === "a sign-in failed");
  expect(line?.reason).toContain(reason);
  expect(stack.simulator.requests).toHaveLength(0);
}

/** Changes a parameter of the request to the provider, as one who can write the link. */
function changing(name: string, value: string): (url: URL) => URL {
  return (url) => {
    if (url.origin === stack.provider.issuer && url.pathname === "/auth") url.searchParams.set(name, value);
    return url;
  };
}

describe("what comes back from the provider", () => {
  it("under another state is refused", async () => {
    const browser = stack.browserOf(bff);
    const page = await signIn(browser, ana, "/", changing("state", "a-state-that-was-made-up"));
    await expectFailure(page, browser, "no such attempt");
  });

  it("under a state that begins as ours does is refused", async () => {
    const browser = stack.browserOf(bff);
    const callback = await callbackOf(browser, ana);
    const state = callback.searchParams.get("state") ?? "";
    callback.searchParams.set("state", `${state.slice(0, -1)}${state.endsWith("A") ? "B" : "A"}`);
    await expectFailure(await browser.open(callback), browser, "state");
  });

  it("with another nonce is refused", async () => {
    const browser = stack.browserOf(bff);
    const page = await signIn(browser, ana, "/", changing("nonce", "a-nonce-that-was-made-up"));
    await expectFailure(page, browser, "OAUTH_JWT_CLAIM_COMPARISON_FAILED");
  });

  it("for another code verifier is refused by the provider", async () => {
    const browser = stack.browserOf(bff);
    const challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    const page = await signIn(browser, ana, "/", changing("code_challenge", challenge));
    await expectFailure(page, browser, "invalid_grant");
  });

  it("with the code of another sign-in is refused", async () => {
    const [attacker, victim] = [stack.browserOf(bff), stack.browserOf(bff)];
    const stolen = await callbackOf(attacker, vik);
    const callback = await callbackOf(victim, ana);
    callback.searchParams.set("code", stolen.searchParams.get("code") ?? "");
    await expectFailure(await victim.open(callback), victim, "invalid_grant");
  });

  it("in a browser that began no sign-in is refused", async () => {
    const attacker = stack.browserOf(bff);
    const victim = stack.browserOf(bff);
    await expectFailure(await victim.open(await callbackOf(attacker, vik)), victim, "no such attempt");
  });

  it("works once: neither the address nor the cookie that went with it can be used again", async () => {
    const browser = stack.browserOf(bff);
    const callback = await callbackOf(browser, ana);
    const attempt = [...browser.cookies(publicUrl)];
    expect((await browser.open(callback)).status).not.toBe(400);
    const thief = stack.browserOf(bff);
    await expectFailure(await thief.open(callback), thief, "no such attempt");
    for (const [name, { value }] of attempt) thief.setCookie(publicUrl, name, value);
    await expectFailure(await thief.open(callback), thief, "invalid_grant");
  });

  it("after ten minutes is refused", async () => {
    const browser = stack.browserOf(bff);
    const callback = await callbackOf(browser, ana);
    stack.ahead = 10 * 60_000;
    await expectFailure(await browser.open(callback), browser, "no such attempt");
  });

  it("from another issuer is refused", async () => {
    const browser = stack.browserOf(bff);
    const callback = await callbackOf(browser, ana);
    callback.searchParams.set("iss", "https://evil.example");
    await expectFailure(await browser.open(callback), browser, "iss");
  });

  it("without an issuer is refused, as the provider says that it names itself", async () => {
    const browser = stack.browserOf(bff);
    const callback = await callbackOf(browser, ana);
    callback.searchParams.delete("iss");
    await expectFailure(await browser.open(callback), browser, "iss");
  });

  it.each(["code", "state"])("with two values of %s is refused", async (name) => {
    const browser = stack.browserOf(bff);
    const callback = await callbackOf(browser, ana);
    callback.searchParams.append(name, "another");
    await expectFailure(await browser.open(callback), browser, name);
  });

  it("without a code is refused", async () => {
    const browser = stack.browserOf(bff);
    const callback = await callbackOf(browser, ana);
    callback.searchParams.delete("code");
    await expectFailure(await browser.open(callback), browser, "code");
  });

  it("is told plainly when the person was not let in there, without a word that a link could bring along", async () => {
    const browser = stack.browserOf(bff);
    const callback = await callbackOf(browser, ana);
    const state = callback.searchParams.get("state") ?? "";
    const iss = callback.searchParams.get("iss") ?? "";
    const words = "<b>Call 0123 to get access</b>";
    callback.search = new URLSearchParams({
      error: "access_denied",
      error_description: words,
      state,
      iss,
    }).toString();
    const page = await browser.open(callback);
    await expectFailure(page, browser, "access_denied");
    expect(page.body).toContain("did not let you in");
    expect(page.body + bff.logText()).not.toContain("Call 0123");
  });

  it("is a problem in JSON for a program", async () => {
    const answer = await stack.browserOf(bff).ask(`${publicUrl}/auth/callback?code=made-up-code&state=2`);
    expect(answer.status).toBe(400);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    expect(answer.json()).toMatchObject({ code: "SIGN_IN_FAILED" });
  });
});

describe("the provider's keys", () => {
  it("may change: the new ones are fetched when a token names one that is not known", async () => {
    await signIn(stack.browserOf(bff), ana);
    stack.provider.rotateKeys();
    // The library asks for keys at most once a minute.
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61_000 });
    const browser = stack.browserOf(bff);
    await signIn(browser, ana);
    expect((await sessionOf(browser)).user?.id).toBe("ana");
  });

  it("must have signed the token, whatever key it names", async () => {
    const forging = await OidcStack.start();
    const server = await forging.startBff();
    forging.provider.forgeKeys();
    const browser = forging.browserOf(server);
    const page = await signIn(browser, ana);
    await expectFailure(page, browser, "signature", server);
    forging.expectNoSecretTold();
    await forging.close();
  });
});

describe("a provider that is down", () => {
  it("lets the server start, is told plainly at sign-in, and is asked again after ten seconds", async () => {
    const late = await OidcStack.start();
    await late.provider.stop();
    const server = await late.startBff();
    const browser = late.browserOf(server);
    const page = await browser.open(start);
    expect(page.status).toBe(503);
    expect(page.body).toContain("SIGN_IN_UNAVAILABLE");
    expect(page.headers.location).toBeUndefined();
    expect(server.log.find(({ msg }) => msg === "a sign-in failed")?.reason).toContain("ECONNREFUSED");
    expect(page.headers["retry-after"]).toBe("10");

    await late.provider.resume();
    const again = await browser.ask(start);
    expect(again.json()).toMatchObject({ code: "SIGN_IN_UNAVAILABLE" });
    expect(Number(again.headers["retry-after"])).toBeGreaterThan(0);
    late.ahead += 10_000;
    await signIn(browser, ana);
    expect((await sessionOf(browser)).user?.id).toBe("ana");
    late.expectNoSecretTold();
    await late.close();
  });

  it("is not taken for another: it must call itself by the configured name", async () => {
    const server = await stack.startBff({ issuer: stack.provider.issuer.replace("127.0.0.1", "localhost") });
    const page = await stack.browserOf(server).open(start);
    expect(page.status).toBe(503);
    expect(page.body).toContain("SIGN_IN_UNAVAILABLE");
    expect(server.log.find(({ msg }) => msg === "a sign-in failed")?.reason).toContain(
      "OAUTH_JSON_ATTRIBUTE",
    );
  });
});

describe("without sign-in", () => {
  it("there are no addresses of sign-in", async () => {
    const server = await startBff({ endpoint: "http://127.0.0.1:9", credentials: stubCredentials });
    const browser = new Browser();
    for (const path of ["/auth/sign-in", "/auth/callback?code=made-up-code"]) {
      expect((await browser.ask(`${server.url}${path}`)).json()).toMatchObject({ code: "NOT_FOUND" });
    }
    const page = await browser.ask(`${server.url}/auth/sign-in`, { headers: { accept: "text/html" } });
    expect(page.status).toBe(404);
    expect(page.body).toContain('<a href="/">');
    expect((await browser.ask(`${server.url}/api/session`)).json()).toMatchObject({ mode: "none" });
    await server.close();
  });
});
