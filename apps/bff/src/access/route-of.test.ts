import { describe, expect, test } from "vitest";
import { routePatternOf } from "./route-of.ts";

describe("the route of a path", () => {
  test.each([
    ["/api/invocations", "/api/invocations"],
    ["/api/invocations/inv%2F1", "/api/invocations/:invocationId"],
    ["/api/invocations/a/instances/b/stderr", "/api/invocations/:invocationId/instances/:instanceId/stderr"],
    ["/", "/"],
    ["/invocations/inv-1", "/{*path}"],
    ["/apix", "/{*path}"],
    ["/API/invocations", "/{*path}"],
  ])("%s belongs to %s", (path, pattern) => {
    expect(routePatternOf(path)).toBe(pattern);
  });

  test.each(["/api", "/api/", "/api/invocations/", "/api/nothing", "/auth/other"])(
    "%s has none, and is no page either",
    (path) => {
      expect(routePatternOf(path)).toBeUndefined();
    },
  );
});
