import { createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { lazyPart } from "../parts/lazy-part.ts";
import { InvocationRoute } from "./invocation-route.tsx";
import { ListPage } from "./list-page.tsx";
import { NeedsProfile } from "./needs-profile.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { paramsOf, parseSearch, recordOf, type SearchRecord, stringifySearch } from "./search-record.ts";
import { SessionGate } from "./session-gate.tsx";
import { Shell } from "./shell.tsx";
import { watchVisits } from "./visited.ts";

const rootRoute = createRootRoute({
  component: () => (
    <SessionGate>
      <Shell />
    </SessionGate>
  ),
  notFoundComponent: NotFoundPage,
  validateSearch: (search: Record<string, unknown>): SearchRecord => recordOf(paramsOf(search)),
});

/** The pages that show what an upstream account holds. */
const profileRoute = createRoute({ getParentRoute: () => rootRoute, id: "profile", component: NeedsProfile });

const listRoute = createRoute({ getParentRoute: () => profileRoute, path: "/", component: ListPage });

const invocationRoute = createRoute({
  getParentRoute: () => profileRoute,
  path: "/invocations/$invocationId",
  component: InvocationRoute,
});

const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/audit",
  component: lazyPart(async () => (await import("./audit-page.tsx")).AuditPage),
});

/** The pages of the app. The URL is the whole state of each. */
export function createAppRouter() {
  const router = createRouter({
    routeTree: rootRoute.addChildren([profileRoute.addChildren([listRoute, invocationRoute]), auditRoute]),
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
  });
  watchVisits(router);
  return router;
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module "@tanstack/react-router" {
  interface Register {
    router: AppRouter;
  }
}
