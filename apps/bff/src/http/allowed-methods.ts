import type { RequestHandler } from "express";
import { problemOf } from "./problem.ts";
import { requestIdOf } from "./request-log.ts";

/** Refuses every method but these, on every path that comes this far. */
export function allowMethods(...allowed: readonly string[]): RequestHandler {
  return (req, res, next) => {
    if (allowed.includes(req.method)) {
      next();
      return;
    }
    const problem = problemOf(
      {
        code: "NOT_FOUND",
        detail: "Command History only reads: GET and HEAD are the methods it answers here.",
      },
      requestIdOf(req),
    );
    // The contract has no code of its own for this; the status is HTTP's.
    res.set({ Allow: "GET, HEAD", "Cache-Control": "no-store" });
    res
      .status(405)
      .type("application/problem+json")
      .send(JSON.stringify({ ...problem, title: "Method not allowed", status: 405 }));
  };
}
