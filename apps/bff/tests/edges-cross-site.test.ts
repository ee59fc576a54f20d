import {
  digestsPath,
  invocationExportPath,
  invocationPath,
  pageHeader,
  profilesPath,
  sessionPath,
  signInCallbackPath,
  signInPath,
  signOutPath,
} from "@command-history/contract";
import { wellKnown } from "@command-history/simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RawRequest, rawRequest } from "./support/raw-request.ts";
import { expectRefusal } from "./support/refusal.ts";
import { type Stack, startStack } from "./support/stack.ts";

const exported = invocationExportPath(wellKnown.mixedInvocationId, "csv");
const fromPage = { [pageHeader.name]: pageHeader.value };
const navigation = { "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document" };
const otherOrigin = "https://other.example";

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());

describe("what another site makes a browser ask for is refused", () => {
  it.each<[string, RawRequest]>([
    ["a cross-origin GET of an export", { path: exported, headers: { ...fromPage, Origin: otherOrigin } }],
    ["an export without the page's header", { path: exported }],
    [
      "an export with the header of other pages",
      { path: exported, headers: { [pageHeader.name]: "XMLHttpRequest" } },
    ],
    ["digests by an image", { path: digestsPath("a", []), headers: { "Sec-Fetch-Site": "cross-site" } }],
    [
      "the list by a script of another site",
      { path: "/api/invocations", headers: { "Sec-Fetch-Site": "cross-site" } },
    ],
    [
      "the list by a script of a sister site",
      { path: "/api/invocations", headers: { "Sec-Fetch-Site": "same-site" } },
    ],
    [
      "a link from another site to a text",
      { path: invocationPath("a"), headers: { "Sec-Fetch-Site": "cross-site", ...navigation } },
    ],
    [
      "metadata of two minds",
      { path: "/api/invocations", headers: { "Sec-Fetch-Site": ["same-origin", "cross-site"] } },
    ],
    [
      "metadata nobody has heard of",
      { path: "/api/invocations", headers: { "Sec-Fetch-Site": "SAME-ORIGIN" } },
    ],
    ["a HEAD", { method: "HEAD", path: "/api/invocations", headers: { "Sec-Fetch-Site": "cross-site" } }],
    ["a POST", { method: "POST", path: signOutPath, headers: { ...fromPage, Origin: otherOrigin } }],
    [
      "a POST by a sandboxed frame",
      { method: "POST", path: signOutPath, headers: { ...fromPage, Origin: "null" } },
    ],
    ["sign-out without the page's header", { method: "POST", path: signOutPath }],
    [
      "a frame that signs in",
      {
        path: signInPath,
        headers: { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe" },
      },
    ],
    [
      "a script that signs in",
      {
        path: signInPath,
        headers: { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image" },
      },
    ],
    [
      "a form that comes back from sign-in",
      {
        method: "POST",
        path: signInCallbackPath,
        headers: { "Sec-Fetch-Site": "cross-site", ...navigation, Origin: otherOrigin },
      },
    ],
  ])("%s", async (_what, request) => {
    const answer = await rawRequest(stack.url, request);
    if (request.method === "HEAD") {
      expect(answer.status).toBe(403);
      expect(stack.simulator.requests).toEqual([]);
    } else {
      expectRefusal(stack, answer, "FORBIDDEN");
    }
  });

  it.each([
    "http://127.0.0.1",
    "http://127.0.0.1:1",
    "http://localhost",
    "https://127.0.0.1.other.example",
    "http://user@127.0.0.1",
    "null",
    "",
    "*",
    "127.0.0.1",
  ])("an odd Origin: %j", async (origin) => {
    const answer = await rawRequest(stack.url, { path: profilesPath, headers: { Origin: origin } });
    expectRefusal(stack, answer, "FORBIDDEN");
  });

  it("two Origins, one of them ours", async () => {
    const answer = await rawRequest(stack.url, {
      path: profilesPath,
      headers: { Origin: [stack.url, otherOrigin] },
    });
    expectRefusal(stack, answer, "FORBIDDEN");
  });

  it("a preflight, which gets no leave", async () => {
    const answer = await rawRequest(stack.url, {
      method: "OPTIONS",
      path: exported,
      headers: {
        Origin: otherOrigin,
        "Sec-Fetch-Site": "cross-site",
        "Access-Control-Request-Headers": pageHeader.name,
      },
    });
    expectRefusal(stack, answer, "FORBIDDEN");
    expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain;application/json",
  ])("a form of the kind %s", async (type) => {
    const answer = await rawRequest(stack.url, {
      method: "POST",
      path: signOutPath,
      headers: { ...fromPage, "Content-Type": type },
      body: '{"a":"="}',
    });
    expectRefusal(stack, answer, "UNSUPPORTED_MEDIA_TYPE");
  });
});

describe("what comes from here is answered", () => {
  it.each<[string, Record<string, string>]>([
    ["a script of the page", { "Sec-Fetch-Site": "same-origin" }],
    ["an address that a person typed", { "Sec-Fetch-Site": "none", ...navigation }],
    ["a program", {}],
  ])("%s", async (_what, headers) => {
    expect((await rawRequest(stack.url, { path: sessionPath, headers })).status).toBe(200);
  });

  it("a script that names its own origin", async () => {
    const answer = await rawRequest(stack.url, { path: sessionPath, headers: { Origin: stack.url } });
    expect(answer.status).toBe(200);
  });

  it("a person whom another site leads to sign-in and back", async () => {
    for (const path of [signInPath, `${signInCallbackPath}?code=c&state=s`]) {
      const answer = await rawRequest(stack.url, {
        path,
        headers: { "Sec-Fetch-Site": "cross-site", ...navigation },
      });
      // There is no sign-in here, and that is all that is wrong with it.
      expectRefusal(stack, answer, "NOT_FOUND");
    }
  });

  it("differs by who asked, for caches to know", async () => {
    const { headers } = await rawRequest(stack.url, { path: sessionPath });
    expect(headers.vary).toContain("Sec-Fetch-Site");
    expect(headers.vary).toContain("Origin");
  });

  it("a link from another site to a page", async () => {
    const answer = await rawRequest(stack.url, {
      path: "/?status=Failed",
      headers: { "Sec-Fetch-Site": "cross-site", ...navigation, Accept: "text/html" },
    });
    expect([200, 503]).toContain(answer.status);
  });

  it("under PUBLIC_URL, by that origin and no other", async () => {
    const open = await startStack({ bff: { publicUrl: "https://history.example" } });
    const Host = "history.example";
    const own = await rawRequest(open.url, {
      path: sessionPath,
      headers: { Host, Origin: "https://history.example" },
    });
    expect(own.status).toBe(200);
    for (const Origin of [
      "http://history.example",
      "https://history.example:8443",
      "https://history.example.",
    ]) {
      const answer = await rawRequest(open.url, { path: sessionPath, headers: { Host, Origin } });
      expectRefusal(open, answer, "FORBIDDEN");
    }
    await open.close();
  });
});
