import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeReturnTo } from "./return-to.ts";

describe("the page to open after sign-in", () => {
  it.each([
    "/",
    "/?status=Failed&page=2",
    "/invocations/inv%2F1?instance=a&L=1-2#x",
    "/?q=https%3A%2F%2Fevil.example",
    "/authors",
  ])("is the one that was asked for: %s", (wanted) => {
    expect(safeReturnTo(wanted)).toBe(wanted);
  });

  it.each([
    undefined,
    "",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "\t/evil.example",
    "/\n/evil.example",
    "/\r/evil.example",
    "/\0/evil.example",
    "/\u0085/evil.example",
    "/\u2028/evil.example",
    " //evil.example",
    "/.//evil.example",
    "/..//evil.example",
    "/a/..//evil.example",
    "/%2e//evil.example",
    "/%2e%2e//evil.example",
    "https://evil.example",
    "https:evil.example",
    "HTTPS://evil.example/",
    "http:/\\evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "evil.example",
    "?status=Failed",
    "@evil.example",
    ".evil.example",
    "/auth/sign-in",
    "/auth/sign-in?returnTo=/",
    "/auth/callback?code=1",
    "/AUTH/sign-in",
    "/auth",
    "/x/../auth/sign-in",
    "/./auth/sign-out",
    "/api/exports/invocations",
    `/?q=${"a".repeat(2000)}`,
  ])("is the first one for %j", (wanted) => {
    expect(safeReturnTo(wanted)).toBe("/");
  });

  it("is on this site for any text, as a browser reads it", () => {
    const piece = fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      "%2e",
      "\t",
      "\n",
      " ",
      "@",
      ":",
      "evil.example",
      "http:",
      "a",
      "?",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.array(piece).map((pieces) => pieces.join("")),
        ),
        (wanted) => {
          const url = new URL(safeReturnTo(wanted), "https://history.example/auth/callback");
          expect(url.origin).toBe("https://history.example");
          expect(url.pathname).not.toMatch(/^\/auth(\/|$)/i);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
