import type { Router } from "express";
import { createGuardedRouter } from "../access/guarded-router.ts";
import type { Context } from "../context.ts";
import { noStore } from "../http/no-store.ts";

/** `/healthz`: the process is up. `/readyz`: the upstream can be reached and takes our credentials. */
export function createHealthRoutes(context: Context): Router {
  const { readiness } = context;
  const { router, get } = createGuardedRouter(context);
  get("/healthz", noStore, (_req, res) => {
    res.json({ status: "up" });
  });
  get("/readyz", noStore, async (_req, res) => {
    const report = await readiness.check();
    res.status(report.status === "ready" ? 200 : 503).json(report);
  });
  return router;
}
