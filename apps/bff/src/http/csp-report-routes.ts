import express, { type Router } from "express";
import { createGuardedRouter } from "../access/guarded-router.ts";
import type { Context } from "../context.ts";
import { cspReportsPath, reportsIn, reportTypes } from "./csp-report.ts";
import { noStore } from "./no-store.ts";
import { logOf } from "./request-log.ts";

const readReport = express.json({ type: reportTypes, limit: 16_384 });

/** `POST /api/csp-reports`: what the page's policy has stopped in somebody's browser, a log line a request. */
export function createCspReportRoutes(context: Context): Router {
  const { router, post } = createGuardedRouter(context);
  post(cspReportsPath, noStore, readReport, (req, res) => {
    const reports = reportsIn(req.body);
    if (reports.length > 0) {
      logOf(req).warn({ reports }, "the content security policy stopped something in a browser");
    }
    res.status(204).end();
  });
  return router;
}
