import { parseIgnored } from "@command-history/contract";
import type { Router } from "express";
import { callFor } from "../access/call-for.ts";
import { createGuardedRouter } from "../access/guarded-router.ts";
import type { Context } from "../context.ts";
import { noStore } from "../http/no-store.ts";
import { readOptional, readParameters, readPathId, refuseProblems } from "../http/parameters.ts";
import { digestOutputs } from "./service.ts";

/** `GET /api/invocations/:invocationId/digests`: by which outputs that say the same can be found. */
export function createDigestRoutes(context: Context): Router {
  const { router, get } = createGuardedRouter(context);
  get("/api/invocations/:invocationId/digests", noStore, async (req, res) => {
    const parameters = readParameters(req, ["ignore", "profile"]);
    const { ignored, problems } = parseIgnored(parameters);
    refuseProblems(problems);
    const invocationId = readPathId(req, "invocationId");
    const call = callFor(context, res, readOptional(parameters, "profile"));
    res.json(await digestOutputs(call, invocationId, ignored));
  });
  return router;
}
