import type { Request, RequestHandler } from "express";
import { type AccessRule, routes } from "../access/access-rules.ts";
import { requestPatternOf } from "../access/route-of.ts";
import { queryOf } from "./query-of.ts";

/** Rows of a list up to which it costs little. */
const smallList = 200;

const costs = new Map(routes.map(({ pattern, rule }) => [pattern, rule.cost]));

function costOf(req: Request): AccessRule["cost"] {
  const pattern = requestPatternOf(req);
  return pattern === undefined ? undefined : costs.get(pattern);
}

/** Applies a limit to what costs the upstream much, as the table of routes says. */
export function onCostly(limit: RequestHandler): RequestHandler {
  return (req, res, next) => {
    const cost = costOf(req);
    if (cost === undefined || (cost === "by rows" && !asksForMany(req))) return next();
    return limit(req, res, next);
  };
}

/** Whether a page asks for this by itself, again and again. */
export function isRefreshed(req: Request): boolean {
  const cost = costOf(req);
  return cost === "by rows" || cost === "refreshed";
}

function asksForMany(req: Request): boolean {
  return queryOf(req)
    .getAll("pageSize")
    .some((value) => Number(value) > smallList);
}
