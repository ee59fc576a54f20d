import type { Router } from "express";
import { createGuardedRouter } from "../access/guarded-router.ts";
import type { Context } from "../context.ts";
import { noStore } from "../http/no-store.ts";
import { RequestError } from "../problems/request-error.ts";

/** `GET /metrics`, for Prometheus. It has no session: a token of its own, where there is sign-in, stands for one. */
export function createMetricsRoutes(context: Context): Router {
  const { metrics, checkMetricsAccess } = context;
  const { router, get } = createGuardedRouter(context);
  get("/metrics", noStore, async (req, res) => {
    try {
      checkMetricsAccess(req.get("Authorization"));
    } catch (error) {
      if (error instanceof RequestError && error.code === "UNAUTHENTICATED") {
        res.set("WWW-Authenticate", "Bearer");
      }
      throw error;
    }
    res.set("Content-Type", metrics.contentType).send(await metrics.text());
  });
  return router;
}
