import type { RequestHandler } from "express";
import { problemOf } from "./problem.ts";
import { requestIdOf } from "./request-log.ts";

/** Nothing here can be changed, so every method but GET and HEAD is refused, on every path. */
export const readOnly: RequestHandler = (req, res, next) => {
  if (req.method === "GET" || req.method === "HEAD") {
    next();
    return;
  }
  const problem = problemOf(
    { code: "NOT_FOUND", detail: "Command History only reads: GET and HEAD are the methods it answers." },
    requestIdOf(req),
  );
  // The contract has no code of its own for this; the status is HTTP's.
  res.set({ Allow: "GET, HEAD", "Cache-Control": "no-store" });
  res
    .status(405)
    .type("application/problem+json")
    .send(JSON.stringify({ ...problem, title: "Method not allowed", status: 405 }));
};
