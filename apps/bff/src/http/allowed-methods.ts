import { type RequestHandler, Router } from "express";
import { accessRules } from "../access/access-rules.ts";
import { RequestError } from "./request-error.ts";

/**
 * Refuses a method that no route of the path takes, and names those that one does. Express itself would answer OPTIONS
 * on a path that has a route, which tells other sites more than nothing.
 */
export function createMethodCheck(): RequestHandler {
  const router = Router({ caseSensitive: true, strict: true });
  const methods = methodsByPath();
  for (const [path, allowed] of methods) {
    // What a page may have as its address is whatever nothing else stands at.
    if (path === pagePath) router.all(["/api{/*rest}", "/auth{/*rest}"], leave);
    router.all(path, allow(allowed));
  }
  // Not the router itself: its paths are no routes.
  return (req, res, next) => router(req, res, next);
}

const pagePath = "/{*path}";

/** In the order of the table, which ends with the path that matches all. */
function methodsByPath(): Map<string, string[]> {
  const methods = new Map<string, string[]>();
  for (const rule of Object.keys(accessRules)) {
    const [method = "", path = ""] = rule.split(" ");
    const added = method === "GET" ? ["GET", "HEAD"] : [method];
    methods.set(path, [...(methods.get(path) ?? []), ...added]);
  }
  return methods;
}

function allow(allowed: readonly string[]): RequestHandler {
  return (req, res, next) => {
    if (allowed.includes(req.method)) return leave(req, res, next);
    res.set("Allow", allowed.join(", "));
    throw new RequestError(
      "METHOD_NOT_ALLOWED",
      `This address takes ${allowed.join(" and ")}, not ${req.method}.`,
    );
  };
}

const leave: RequestHandler = (_req, _res, next) => next("router");
