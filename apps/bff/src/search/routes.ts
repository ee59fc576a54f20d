import { parseSearchQuery, searchParameters } from "@command-history/contract";
import type { Router } from "express";
import { callFor } from "../access/call-for.ts";
import { createGuardedRouter } from "../access/guarded-router.ts";
import type { Context } from "../context.ts";
import { reportProblem } from "../http/error-handler.ts";
import { noStore } from "../http/no-store.ts";
import { readOptional, readParameters, readPathId, refuseProblems } from "../http/parameters.ts";
import { writeItems } from "../http/write-items.ts";
import { RequestError } from "../problems/request-error.ts";
import { createLineMatcher } from "./line-matcher.ts";
import { searchInvocation } from "./service.ts";

/** `GET /api/invocations/:invocationId/search`: through every output of one invocation. */
export function createSearchRoutes(context: Context): Router {
  const { router, get } = createGuardedRouter(context);
  get("/api/invocations/:invocationId/search", noStore, async (req, res) => {
    const parameters = readParameters(req, searchParameters);
    const { query, problems } = parseSearchQuery(parameters);
    refuseProblems(problems);
    if (query.text === "") {
      throw new RequestError("INVALID_PARAMETER", "q: give a text to search for", { parameter: "q" });
    }
    const invocationId = readPathId(req, "invocationId");
    const matcher = createLineMatcher(query);
    const call = callFor(context, res, readOptional(parameters, "profile"));
    const parts = searchInvocation(call, invocationId, { query, matcher });
    await writeItems(req, res, parts, (error) => reportProblem(error, req, res, context.now));
  });
  return router;
}
