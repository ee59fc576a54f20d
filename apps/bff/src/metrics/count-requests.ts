import type { RequestHandler } from "express";
import { notesOf } from "../http/request-notes.ts";
import type { Metrics } from "./metrics.ts";

/** Counts each request when it is over, whoever ended it. */
export function countRequests(metrics: Pick<Metrics, "requestBegan" | "requestEnded">): RequestHandler {
  return (req, res, next) => {
    metrics.requestBegan();
    res.once("close", () => {
      const { route, code, startedAt } = notesOf(res);
      metrics.requestEnded({
        method: req.method,
        route,
        code,
        end: res.writableFinished ? { status: res.statusCode } : code === undefined ? "aborted" : "broken",
        seconds: (performance.now() - startedAt) / 1000,
      });
    });
    next();
  };
}
