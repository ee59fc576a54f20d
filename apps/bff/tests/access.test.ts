import type { Router } from "express";
import { describe, expect, it } from "vitest";
import { type AccessRule, accessRules } from "../src/access/access-rules.ts";
import { isGuard } from "../src/access/guarded-router.ts";
import { createApp } from "../src/app.ts";
import { loadConfig } from "../src/config/load-config.ts";
import { createContext } from "../src/context.ts";

interface ServedRoute {
  /** `GET /path`, as the table of rules names it. */
  readonly name: string;
  readonly first: object | undefined;
}

/** The routes of a router and of those mounted in it, each with the first handler that sees a request. */
function routesOf(router: Router): ServedRoute[] {
  return router.stack.flatMap(({ route, handle }) => {
    if (route === undefined) return isRouter(handle) ? routesOf(handle) : [];
    const paths = [route.path].flat();
    return route.stack
      .slice(0, 1)
      .flatMap(({ method, handle: first }) =>
        paths.map((path) => ({ name: `${method.toUpperCase()} ${path}`, first })),
      );
  });
}

function isRouter(handle: object): handle is Router {
  return "stack" in handle;
}

describe("the table of access rules", async () => {
  const { config, secrets } = loadConfig({}, "/nonexistent");
  const routes = routesOf(createApp(await createContext(config, secrets)).router);

  it("has every route that is served, and no other", () => {
    expect(routes.map(({ name }) => name).sort()).toEqual(Object.keys(accessRules).sort());
  });

  it("is applied before anything else of a route", () => {
    const open = routes.filter(({ first }) => first === undefined || !isGuard(first));
    expect(open).toEqual([]);
  });

  it("lets nobody read scripts, outputs or the trail itself without an event", () => {
    const rules: Record<string, AccessRule> = accessRules;
    const untraced = Object.entries(rules).filter(
      ([, { needs, audit }]) => needs !== "anyone" && needs !== "viewer" && audit === undefined,
    );
    expect(untraced).toEqual([]);
    expect(rules["GET /api/invocations"]).toHaveProperty("audit", "list");
    expect(rules["GET /api/invocations/:invocationId"]).toHaveProperty("audit", "detail");
    expect(rules["GET /api/exports/invocations"]).toHaveProperty("audit", "export");
  });
});
