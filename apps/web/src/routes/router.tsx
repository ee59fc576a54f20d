import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { ListPage } from "./list-page.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { paramsOf, parseSearch, recordOf, type SearchRecord, stringifySearch } from "./search-record.ts";
import { Shell } from "./shell.tsx";
import { watchVisits } from "./visited.ts";

const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: NotFoundPage,
  validateSearch: (search: Record<string, unknown>): SearchRecord => recordOf(paramsOf(search)),
});

const listRoute = createRoute({ getParentRoute: () => rootRoute, path: "/", component: ListPage });

const invocationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/invocations/$invocationId",
  // Highlighting and the output viewer are not part of the list's first load.
  component: lazyRouteComponent(() => import("./invocation-page.tsx"), "InvocationPage"),
});

const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/audit",
  component: lazyRouteComponent(() => import("./audit-page.tsx"), "AuditPage"),
});

/** The pages of the app. The URL is the whole state of each. */
export function createAppRouter() {
  const router = createRouter({
    routeTree: rootRoute.addChildren([listRoute, invocationRoute, auditRoute]),
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
  });
  watchVisits(router);
  return router;
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
