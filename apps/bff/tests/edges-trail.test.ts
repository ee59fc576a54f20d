import { Writable } from "node:stream";
import { type AuditEvent, auditEventSchema, sessionPath } from "@command-history/contract";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ana, OidcStack, publicUrl, sessionCookie, signIn } from "./support/oidc-stack.ts";
import { rawRequest } from "./support/raw-request.ts";
import { type BffOptions, type Stack, startStack } from "./support/stack.ts";

let stack: Stack | undefined;
let trail: string[] = [];

afterEach(async () => {
  await stack?.close();
  trail = [];
});

async function start(bff: Partial<BffOptions> = {}): Promise<Stack> {
  const output = new Writable({
    write(chunk, _encoding, done) {
      trail.push(String(chunk));
      done();
    },
  });
  stack = await startStack({
    bff: { audit: { sink: { kind: "stdout" }, required: false }, overrides: { output }, ...bff },
  });
  return stack;
}

function events(): AuditEvent[] {
  return trail.map((line) => auditEventSchema.parse(JSON.parse(line)));
}

const canary = "canary-in-a-header.example";

describe("a request that is turned away at the edge is in the audit trail", () => {
  it.each([
    ["for its Host", { Host: canary }, "WRONG_HOST", "another host"],
    ["for a Host that is none", { Host: `${canary}/` }, "MALFORMED_REQUEST", "another host"],
    ["for its Origin", { Origin: `https://${canary}` }, "FORBIDDEN", "another site"],
    ["for its site", { "Sec-Fetch-Site": canary }, "FORBIDDEN", "another site"],
  ])("%s, without a word of it", async (_why, headers, code, reason) => {
    const { url } = await start();
    const path = `/api/invocations?commandId=${canary}`;
    const answer = await rawRequest(url, { path, headers });
    expect(JSON.parse(answer.body)).toMatchObject({ code });
    expect(events()).toEqual([
      {
        time: expect.any(String),
        requestId: answer.headers["x-request-id"],
        action: "refused",
        result: "refused",
        code,
        user: null,
        address: "127.0.0.1",
        object: { profile: null, invocationId: null, instanceId: null, stream: null },
        filter: null,
        reason,
      },
    ]);
    expect(trail.join("")).not.toContain(canary);
  });

  it("for too many requests: one line, and with the end of the server how many more there were", async () => {
    const { url } = await start({ limits: { perAddress: 1 } });
    for (let count = 0; count < 6; count++) await rawRequest(url, { path: sessionPath });
    const refused = { action: "refused", code: "RATE_LIMITED", reason: "too many requests" };
    expect(events()).toMatchObject([refused]);
    await stack?.close();
    stack = undefined;
    expect(events()).toMatchObject([refused, { ...refused, requestId: null, count: 4 }]);
  });
});

describe("a session cookie", () => {
  let oidc: OidcStack;
  beforeAll(async () => {
    oidc = await OidcStack.start();
  });
  afterAll(() => oidc.close());

  it("that was forged is in the audit trail, and one that is good or over is not", async () => {
    const browser = oidc.browserOf(await oidc.startBff());
    await signIn(browser, ana);
    const { value = "" } = browser.cookies(publicUrl).get(sessionCookie) ?? {};
    await browser.ask(`${publicUrl}${sessionPath}`);
    oidc.ahead += 100 * 3_600_000;
    await browser.ask(`${publicUrl}${sessionPath}`);
    const refusals = () => oidc.trail.filter(({ action }) => action === "refused");
    expect(refusals()).toEqual([]);

    for (const forged of [`${value.slice(0, -1)}A~`, "Fe26.2*", value.repeat(20)]) {
      browser.setCookie(publicUrl, sessionCookie, forged);
      const answer = await browser.ask(`${publicUrl}/api/invocations`);
      expect(answer.json()).toMatchObject({ code: "UNAUTHENTICATED" });
    }
    expect(refusals()).toMatchObject([
      { code: "UNAUTHENTICATED", user: null, reason: "a session that was not begun here" },
    ]);
    oidc.expectNoSecretTold();
  });
});
