import type { RequestHandler } from "express";
import { routes } from "../access/access-rules.ts";
import { requestPatternOf } from "../access/route-of.ts";
import { RequestError } from "../problems/request-error.ts";

/**
 * Refuses a method that no route of the path takes, and names those that one does. Express itself would answer OPTIONS
 * on a path that has a route, which tells other sites more than nothing.
 */
export function createMethodCheck(): RequestHandler {
  const methods = methodsByPattern();
  return (req, res, next) => {
    const pattern = requestPatternOf(req);
    const allowed = pattern === undefined ? undefined : methods.get(pattern);
    if (allowed === undefined || allowed.includes(req.method)) return next();
    res.set("Allow", allowed.join(", "));
    throw new RequestError(
      "METHOD_NOT_ALLOWED",
      `This address takes ${allowed.join(" and ")}, not ${req.method}.`,
    );
  };
}

function methodsByPattern(): ReadonlyMap<string, readonly string[]> {
  const methods = new Map<string, string[]>();
  for (const { method, pattern } of routes) {
    const added = method === "GET" ? ["GET", "HEAD"] : [method];
    methods.set(pattern, [...(methods.get(pattern) ?? []), ...added]);
  }
  return methods;
}
