import { sessionPath } from "@command-history/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawRequest, sendText } from "./support/raw-request.ts";
import { expectRefusal } from "./support/refusal.ts";
import { type Stack, startStack } from "./support/stack.ts";

let local: Stack;
let open: Stack;

beforeAll(async () => {
  local = await startStack();
  open = await startStack({ bff: { publicUrl: "https://history.example" } });
});
afterAll(async () => {
  await local.close();
  await open.close();
});

describe("a name that leads here and is not ours (DNS rebinding)", () => {
  it.each([
    "rebound.example",
    "rebound.example:8080",
    "localhost.rebound.example",
    "127.0.0.1.rebound.example",
    "history.example",
  ])("is refused without PUBLIC_URL, for pages too: %s", async (host) => {
    for (const path of ["/api/invocations", "/", "/healthz", "/assets/a.js"]) {
      expectRefusal(local, await rawRequest(local.url, { path, headers: { Host: host } }), "WRONG_HOST");
    }
  });

  it.each([
    "rebound.example",
    "localhost",
    "127.0.0.1",
    "[::1]",
    "www.history.example",
    "history.example:8443",
    "history.example.other",
  ])("is refused with PUBLIC_URL: %s", async (host) => {
    const answer = await rawRequest(open.url, { path: "/api/invocations", headers: { Host: host } });
    expectRefusal(open, answer, "WRONG_HOST");
    expect(answer.body).not.toContain(host);
  });

  it("does not become ours by what the request says beside it", async () => {
    const answer = await rawRequest(open.url, {
      path: "/api/invocations?/healthz",
      headers: {
        Host: "rebound.example",
        "X-Forwarded-Host": "history.example",
        Forwarded: "host=history.example",
        "X-Original-URL": "/healthz",
        "User-Agent": "kube-probe/1.30",
      },
    });
    expectRefusal(open, answer, "WRONG_HOST");
  });
});

describe("a Host header that is none", () => {
  it.each([
    "a b",
    "localhost@rebound.example",
    "localhost/",
    "localhost,rebound.example",
    "localhost:port",
    "[::1",
    "loc%61lhost",
  ])("is refused: %j", async (host) => {
    expectRefusal(
      local,
      await rawRequest(local.url, { path: sessionPath, headers: { Host: host } }),
      "MALFORMED_REQUEST",
    );
  });

  it.each([
    [
      "given twice",
      `GET ${sessionPath} HTTP/1.1\r\nHost: localhost\r\nHost: rebound.example\r\nConnection: close\r\n\r\n`,
    ],
    ["empty", `GET ${sessionPath} HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n`],
    ["missing", `GET ${sessionPath} HTTP/1.1\r\nConnection: close\r\n\r\n`],
    ["missing in old HTTP", `GET ${sessionPath} HTTP/1.0\r\n\r\n`],
    [
      "overruled by the request line",
      `GET http://rebound.example${sessionPath} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    ],
  ])("is refused: %s", async (_what, text) => {
    const answer = await sendText(local.url, text);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('"code":"MALFORMED_REQUEST"');
    expect(answer).not.toContain('"roles"');
  });
});

describe("names that are ours", () => {
  it.each(["localhost", "LOCALHOST:5173", "127.0.0.1:8080", "10.1.2.3", "[::1]:8080"])(
    "without PUBLIC_URL: %s",
    async (host) => {
      expect((await rawRequest(local.url, { path: sessionPath, headers: { Host: host } })).status).toBe(200);
    },
  );

  it.each(["history.example", "History.Example", "history.example:443"])(
    "with PUBLIC_URL: %s",
    async (host) => {
      expect((await rawRequest(open.url, { path: sessionPath, headers: { Host: host } })).status).toBe(200);
    },
  );

  it.each(["localhost:8080", "127.0.0.1", "10.1.2.3:8080", "[fd00::1]:8080"])(
    "with PUBLIC_URL, for probes: %s",
    async (host) => {
      expect((await rawRequest(open.url, { path: "/healthz", headers: { Host: host } })).status).toBe(200);
      expect((await rawRequest(open.url, { path: "/healthz/", headers: { Host: host } })).status).toBe(421);
    },
  );
});
