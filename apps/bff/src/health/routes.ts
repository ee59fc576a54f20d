import type { Router } from "express";
import { createGuardedRouter } from "../access/guarded-router.ts";
import type { Context } from "../context.ts";
import { noStore } from "../http/no-store.ts";
import { logOf } from "../http/request-log.ts";

const messages = {
  degraded: "the upstream is in trouble: this server answers as far as it can",
  "not ready": "the default profile does not work, or this server stops",
} as const;

/** `/healthz`: the process is up. `/readyz`: it makes sense to send requests here. */
export function createHealthRoutes(context: Context): Router {
  const { readiness, config } = context;
  const { router, get } = createGuardedRouter(context);
  get("/healthz", noStore, (_req, res) => {
    res.json({ status: "up" });
  });
  get("/readyz", noStore, async (req, res) => {
    const report = await readiness.check();
    if (report.status !== "ready") logOf(req).warn({ profiles: report.profiles }, messages[report.status]);
    // Probes bring no session: where people have one, what accounts there are is not everyone's to know.
    const answer = config.signIn.mode === "none" ? report : { status: report.status };
    res.status(report.status === "not ready" ? 503 : 200).json(answer);
  });
  return router;
}
