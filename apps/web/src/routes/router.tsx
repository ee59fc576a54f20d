import { createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { ListPage } from "./list-page.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { paramsOf, parseSearch, recordOf, type SearchRecord, stringifySearch } from "./search-record.ts";
import { Shell } from "./shell.tsx";

const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: NotFoundPage,
  validateSearch: (search: Record<string, unknown>): SearchRecord => recordOf(paramsOf(search)),
});

const listRoute = createRoute({ getParentRoute: () => rootRoute, path: "/", component: ListPage });

/** The pages of the app. The URL is the whole state of each. */
export function createAppRouter() {
  return createRouter({
    routeTree: rootRoute.addChildren([listRoute]),
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
