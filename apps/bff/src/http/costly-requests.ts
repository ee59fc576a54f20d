import { type Request, type RequestHandler, Router } from "express";
import { type AccessRule, accessRules } from "../access/access-rules.ts";
import { queryOf } from "./query-of.ts";

/** Rows of a list up to which it costs little. */
const smallList = 200;

/** Applies a limit to what costs the upstream much, as the table of routes says. */
export function onCostly(limit: RequestHandler): RequestHandler {
  const router = Router({ caseSensitive: true, strict: true });
  for (const [path, cost] of costs) router.all(path, cost === "by rows" ? [leaveIfSmall, limit] : limit);
  // Not the router itself: its paths are no routes.
  return (req, res, next) => router(req, res, next);
}

/** Whether a page asks for this by itself, again and again. For a handler of `onCostly`. */
export function isRefreshed(req: Request): boolean {
  const cost = costs.get(String(req.route.path));
  return cost === "by rows" || cost === "refreshed";
}

const costs = new Map(
  Object.entries<AccessRule>(accessRules).flatMap(([name, { cost }]) =>
    cost === undefined ? [] : [[name.slice(name.indexOf(" ") + 1), cost]],
  ),
);

const leaveIfSmall: RequestHandler = (req, _res, next) => {
  const isLarge = queryOf(req)
    .getAll("pageSize")
    .some((value) => Number(value) > smallList);
  next(isLarge ? undefined : "router");
};
