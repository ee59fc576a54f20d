import { pathToRegexp } from "path-to-regexp";
import { accessRules } from "./access-rules.ts";

/** Where a page may have its address: what nothing else stands at. */
const pagePath = "/{*path}";

const notPages = /^\/(?:api|auth)(?:\/|$)/;

// In the order of the table, which ends with the path that takes all.
const expressions = [
  ...new Set(Object.keys(accessRules).map((name) => name.slice(name.indexOf(" ") + 1))),
].map((pattern) => ({
  pattern,
  expression: pathToRegexp(pattern, { sensitive: true, trailing: false }).regexp,
}));

/**
 * The pattern in the table of routes that a path belongs to, whatever the method; undefined where there is none. Read
 * as the routers read it, which the handlers before them could not wait for.
 */
export function routePatternOf(path: string): string | undefined {
  const found = expressions.find(({ expression }) => expression.test(path))?.pattern;
  return found === pagePath && notPages.test(path) ? undefined : found;
}
