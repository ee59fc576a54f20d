import { type AuditPage, auditParameters, parseAuditQuery } from "@command-history/contract";
import type { Router } from "express";
import { createGuardedRouter } from "../access/guarded-router.ts";
import type { Context } from "../context.ts";
import { noStore } from "../http/no-store.ts";
import { readOptional, readParameters, refuseProblems } from "../http/parameters.ts";
import { logOf } from "../http/request-log.ts";
import { RequestError } from "../problems/request-error.ts";
import { parsePlace, readTrail } from "./read-trail.ts";

/** `GET /api/audit`: who read what, newest first. */
export function createAuditRoutes(context: Context): Router {
  const { sink } = context.config.audit;
  const { router, get } = createGuardedRouter(context);
  get("/api/audit", noStore, async (req, res) => {
    const parameters = readParameters(req, auditParameters);
    const { query, problems } = parseAuditQuery(parameters);
    refuseProblems(problems);
    const before = readOptional(parameters, "before");
    const place = before === undefined ? undefined : parsePlace(before);
    if (before !== undefined && place === undefined) {
      throw new RequestError("INVALID_PARAMETER", "before: must be the `next` of an earlier answer", {
        parameter: "before",
      });
    }
    const trail =
      sink.kind === "file"
        ? await readTrail(sink, query, place).catch((error: unknown) => {
            logOf(req).error({ err: error }, "the audit trail could not be read");
            throw new RequestError("AUDIT_UNAVAILABLE", "The files of the audit trail cannot be read.", {
              forOperator: "This server's log has the cause under the request ID.",
            });
          })
        : { items: [], next: null, searchedTo: null };
    const page: AuditPage = { kept: sink.kind, ...trail };
    res.json(page);
  });
  return router;
}
