import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { problemSchema } from "@command-history/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Bff, startBff } from "./support/stack.ts";
import { stubCredentials } from "./support/stub-upstream.ts";

const nowhere = "http://127.0.0.1:9";
const browser = { headers: { accept: "text/html,application/xhtml+xml,*/*;q=0.8" } };

const script = `export const text = "${"long ".repeat(1000)}";`;

let parent: string;
let bff: Bff;

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), "command-history-web-"));
  const webRoot = join(parent, "dist");
  mkdirSync(join(webRoot, "assets"), { recursive: true });
  mkdirSync(join(webRoot, ".vite"));
  writeFileSync(join(parent, "outside.txt"), "outside");
  writeFileSync(join(webRoot, ".vite", "manifest.json"), "{}");
  writeFileSync(
    join(webRoot, "index.html"),
    '<meta property="csp-nonce" nonce="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>',
  );
  writeFileSync(join(webRoot, "favicon.svg"), "<svg/>");
  writeFileSync(join(webRoot, "assets", "index-3f2a.js"), "export {};");
  const packed = join(webRoot, "assets", "packed-77aa.js");
  writeFileSync(packed, script);
  writeFileSync(`${packed}.br`, brotliCompressSync(script));
  writeFileSync(`${packed}.gz`, gzipSync(script));
  bff = await startBff({ endpoint: nowhere, credentials: stubCredentials, overrides: { webRoot } });
});
afterAll(async () => {
  await bff.close();
  rmSync(parent, { recursive: true });
});

/** Sends the path as it stands; fetch would resolve its dots first. */
async function getRaw(
  path: string,
  headers: OutgoingHttpHeaders = {},
): Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    request(`${bff.url}/`, { path, headers }, async (response) => {
      resolve({ status: response.statusCode, headers: response.headers, body: await text(response) });
    })
      .on("error", reject)
      .end();
  });
}

describe("the page", () => {
  it.each(["/", "/index.html", "/invocations/inv-1?task=Failed", "/invocations/inv%2F1"])(
    "is served to a browser under %s, and never kept",
    async (path) => {
      const response = await bff.get(path, browser);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toContain("text/html");
      expect(response.headers.get("cache-control")).toBe("no-store");
    },
  );

  it.each(["/invocations/%E0%A4%A", "/%", "/assets/%zz"])(
    "is served to a browser under %s too, which cannot be decoded; a script gets a problem",
    async (path) => {
      const { status, headers, body } = await getRaw(path, browser.headers);
      expect(status).toBe(200);
      expect(headers["content-type"]).toContain("text/html");
      expect(body).toContain("csp-nonce");
      const answer = await getRaw(path);
      expect(answer.status).toBe(400);
      expect(answer.headers["content-type"]).toContain("application/problem+json");
      expect(problemSchema.parse(JSON.parse(answer.body)).code).toBe("INVALID_PARAMETER");
    },
  );

  it.each(["//index.html", "/%69ndex.html", "/./index.html", "/assets/..%2findex.html"])(
    "is never sent as the build made it: %s",
    async (path) => {
      const { status, body } = await getRaw(path);
      expect(status).toBe(200);
      expect(body).toContain("csp-nonce");
      expect(body).not.toContain("__CSP_NONCE__");
    },
  );

  it("is not served in place of the API, under a path that cannot be decoded either", async () => {
    const { status, body } = await getRaw("/api/invocations/%E0%A4%A", browser.headers);
    expect(status).toBe(400);
    expect(problemSchema.parse(JSON.parse(body)).code).toBe("INVALID_PARAMETER");
  });

  it("carries the nonce of its own policy, a fresh one each time", async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const response = await bff.get("/", browser);
        const nonce = /'nonce-([^']+)'/.exec(response.headers.get("content-security-policy") ?? "")?.[1];
        const html = await response.text();
        expect(html).toBe(`<meta property="csp-nonce" nonce="${nonce}"><style nonce="${nonce}"></style>`);
        return nonce;
      }),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it("is not served to a script that asks for a path that is not there", async () => {
    expect((await bff.get("/invocations/inv-1")).status).toBe(404);
    expect((await bff.get("/missing.png", { headers: { accept: "image/*" } })).status).toBe(404);
  });

  it("says how to build it when it is not built", async () => {
    const unbuilt = await startBff({
      endpoint: nowhere,
      credentials: stubCredentials,
      overrides: { webRoot: join(parent, "nothing") },
    });
    const response = await unbuilt.get("/", browser);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain("npm run build");
    await unbuilt.close();
  });
});

describe("the page's files", () => {
  it("under /assets are kept for ever, others for a few minutes", async () => {
    const asset = await bff.get("/assets/index-3f2a.js");
    expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(asset.headers.get("content-type")).toContain("text/javascript");
    const other = await bff.get("/favicon.svg");
    expect(other.headers.get("cache-control")).toBe("public, max-age=300");
  });

  it.each([
    ["gzip, deflate, br", "br", brotliCompressSync(script).length],
    ["gzip, deflate", "gzip", gzipSync(script).length],
    ["br;q=0, gzip;q=0.5", "gzip", gzipSync(script).length],
    ["identity", null, script.length],
  ])("are sent as the build packed them to who takes that: %s", async (accepted, coding, bytes) => {
    const path = "/assets/packed-77aa.js?v=1";
    const response = await bff.get(path, { headers: { "accept-encoding": accepted } });
    expect(response.headers.get("content-encoding")).toBe(coding);
    expect(response.headers.get("content-length")).toBe(String(bytes));
    expect(response.headers.get("content-type")).toContain("text/javascript");
    expect(response.headers.get("cache-control")).toContain("immutable");
    expect(response.headers.get("vary")).toContain("Accept-Encoding");
    expect(await response.text()).toBe(script);
  });

  it("are packed in no answer but their own", async () => {
    const path = "/assets/packed-77aa.js";
    // Of itself fetch asks past every cache once it is given a condition.
    const headers = { "accept-encoding": "br", "cache-control": "max-age=0" };
    const head = await bff.get(path, { headers, method: "HEAD" });
    expect(head.headers.get("content-length")).toBe(String(brotliCompressSync(script).length));
    const etag = head.headers.get("etag") ?? "";
    const known = await bff.get(path, { headers: { ...headers, "if-none-match": etag } });
    expect(known.status).toBe(304);
    const other = await bff.get(path, {
      headers: { ...headers, "if-none-match": etag, "accept-encoding": "gzip" },
    });
    expect(other.status).toBe(200);
    const whole = await bff.get(path, { headers: { ...headers, range: "bytes=99999999-" } });
    expect(await whole.text()).toBe(script);
    const missing = await bff.get("/assets/packed-old.js", { headers });
    expect(missing.status).toBe(404);
    expect(missing.headers.get("content-encoding")).toBeNull();
    expect(problemSchema.parse(await missing.json()).code).toBe("NOT_FOUND");
  });

  it.each([
    ["If-Match", "*"],
    ["If-Match", '"x"'],
    ["If-Unmodified-Since", "x"],
    ["If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"],
  ])("are sent whatever %s: %s says", async (name, value) => {
    const response = await bff.get("/assets/packed-77aa.js", { headers: { [name]: value } });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(script);
  });

  it("that are no longer there are a 404 and not the page", async () => {
    expect((await bff.get("/assets/index-old.js", browser)).status).toBe(404);
    expect((await bff.get("/assets/", browser)).status).toBe(404);
  });

  it("do not include what the build left for itself, nor anything outside", async () => {
    for (const path of [
      "/.vite/manifest.json",
      "/../outside.txt",
      "/%2e%2e/outside.txt",
      "/assets/../../outside.txt",
      "/assets/..%2f..%2foutside.txt",
      "/..%5coutside.txt",
      "/favicon.svg%00",
    ]) {
      const { status, body } = await getRaw(path);
      expect([400, 404], path).toContain(status);
      expect(body).not.toContain("outside\n");
      expect(body).toContain('"code"');
    }
  });
});
