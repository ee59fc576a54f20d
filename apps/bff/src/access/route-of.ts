import type { Request } from "express";
import { pathToRegexp } from "path-to-regexp";
import { PerRequest } from "../http/per-request.ts";
import { routes } from "./access-rules.ts";

/** Where a page may have its address: what nothing else stands at. */
const pagePath = "/{*path}";

const notPages = /^\/(?:api|auth)(?:\/|$)/;

// In the order of the table, which ends with the path that takes all.
const expressions = [...new Set(routes.map(({ pattern }) => pattern))].map((pattern) => ({
  pattern,
  expression: pathToRegexp(pattern, { sensitive: true, trailing: false }).regexp,
}));

/**
 * The pattern in the table of routes that a path belongs to, whatever the method; undefined where there is none, and
 * for a path that cannot be decoded, which the routers refuse. Read as they read it, since handlers before them ask.
 */
export function routePatternOf(path: string): string | undefined {
  if (!isDecodable(path)) return undefined;
  const found = expressions.find(({ expression }) => expression.test(path))?.pattern;
  return found === pagePath && notPages.test(path) ? undefined : found;
}

/** Whether each % in a path begins an encoded character. */
export function isDecodable(path: string): boolean {
  if (!path.includes("%")) return true;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

const found = new PerRequest<Request, { readonly pattern: string | undefined }>("route");

/** The same of a request, looked for once. For handlers that no path is cut off for. */
export function requestPatternOf(req: Request): string | undefined {
  const known = found.get(req) ?? { pattern: routePatternOf(req.path) };
  found.set(req, known);
  return known.pattern;
}
