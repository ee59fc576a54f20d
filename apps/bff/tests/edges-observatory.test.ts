import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { observatoryScore, type ScannedPage } from "./support/http-observatory.ts";
import { rawRequest } from "./support/raw-request.ts";
import { type Bff, startBff } from "./support/stack.ts";
import { stubCredentials } from "./support/stub-upstream.ts";

/** As the web build leaves it: scripts and styles of this origin, each with the nonce's placeholder. */
const builtPage = `<!doctype html>
<script src="/color-scheme.js" nonce="__CSP_NONCE__"></script>
<script type="module" crossorigin src="/assets/index.js" nonce="__CSP_NONCE__"></script>
<link rel="stylesheet" crossorigin href="/assets/index.css" nonce="__CSP_NONCE__">`;

let webRoot: string;
let bff: Bff;

beforeAll(async () => {
  webRoot = mkdtempSync(join(tmpdir(), "command-history-observatory-"));
  writeFileSync(join(webRoot, "index.html"), builtPage);
  bff = await startBff({
    endpoint: "http://127.0.0.1:9",
    credentials: stubCredentials,
    publicUrl: "https://history.example",
    overrides: { webRoot },
  });
});
afterAll(async () => {
  await bff.close();
  rmSync(webRoot, { recursive: true });
});

async function scan(path: string): Promise<ScannedPage> {
  const answer = await rawRequest(bff.url, {
    path,
    headers: { Host: "history.example", Accept: "text/html" },
  });
  expect(answer.status).toBe(200);
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    for (const each of [value ?? []].flat()) headers.append(name, each);
  }
  return { headers, html: answer.body };
}

describe("the HTTP Observatory's arithmetic", () => {
  it.each(["/", "/invocations/inv-1", "/audit"])(
    "gives the page 130 points or more, an A+: %s",
    async (path) => {
      const { score, tests } = observatoryScore(await scan(path));
      expect(score, JSON.stringify(tests)).toBeGreaterThanOrEqual(130);
      expect(tests.filter(({ modifier }) => modifier < 0)).toEqual([]);
    },
  );

  it("takes points away for what it should", async () => {
    const { headers, html } = await scan("/");
    function without(change: (changed: Headers) => void): number {
      const changed = new Headers(headers);
      change(changed);
      return observatoryScore({ headers: changed, html }).score;
    }
    expect(without((changed) => changed.delete("content-security-policy"))).toBe(75);
    expect(
      without((changed) =>
        changed.set("content-security-policy", "default-src 'none'; script-src 'unsafe-inline'"),
      ),
    ).toBe(80);
    expect(without((changed) => changed.delete("strict-transport-security"))).toBe(80);
    expect(without((changed) => changed.set("strict-transport-security", "max-age=60"))).toBe(120);
    expect(without((changed) => changed.delete("cross-origin-resource-policy"))).toBe(120);
    expect(without((changed) => changed.set("set-cookie", "a=b; Secure; HttpOnly; SameSite=Lax"))).toBe(135);
    expect(without((changed) => changed.set("set-cookie", "a=b; HttpOnly; SameSite=Lax"))).toBe(60);
  });
});
