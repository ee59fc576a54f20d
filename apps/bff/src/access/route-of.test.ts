import { Router } from "express";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { routes } from "./access-rules.ts";
import { routePatternOf } from "./route-of.ts";

const pagePattern = "/{*path}";

/** What a router finds that has the table's patterns as its paths. */
function patternByRouter(path: string): string | undefined {
  const router = Router({ caseSensitive: true, strict: true });
  let found: string | undefined;
  for (const pattern of new Set(routes.map((route) => route.pattern))) {
    router.all(pattern, () => {
      found = pattern;
    });
  }
  const req = { method: "GET", url: path };
  Reflect.apply(router, undefined, [req, {}, () => undefined]);
  return found;
}

const segment = fc.constantFrom(
  ..."api auth API invocations instances stdout stderr reveal exports metrics index.html a %2F %zz é".split(
    " ",
  ),
  "",
  ".",
);

describe("the route of a path", () => {
  test("is that which a router finds, but that nothing under /api and /auth is a page", () => {
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 7 }), (segments) => {
        const path = `/${segments.join("/")}`;
        const found = patternByRouter(path);
        const isPage = found === pagePattern && !/^\/(api|auth)(\/|$)/.test(path);
        expect(routePatternOf(path)).toBe(found === pagePattern && !isPage ? undefined : found);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ["/api/invocations", "/api/invocations"],
    ["/api/invocations/inv%2F1", "/api/invocations/:invocationId"],
    ["/invocations/inv-1", pagePattern],
    ["/apix", pagePattern],
    ["/API/invocations", pagePattern],
  ])("%s belongs to %s", (path, pattern) => {
    expect(routePatternOf(path)).toBe(pattern);
  });

  test.each(["/api", "/api/", "/api/invocations/", "/auth", "/auth/", "/auth/other", "/api/invocations/%zz"])(
    "%s has none, and is no page either",
    (path) => {
      expect(routePatternOf(path)).toBeUndefined();
    },
  );
});
