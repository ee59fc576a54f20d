import { type RevealRequest, revealRequestSchema, streamNames } from "@command-history/contract";
import express, { type Request, type Response, type Router } from "express";
import { callFor } from "../access/call-for.ts";
import { createGuardedRouter } from "../access/guarded-router.ts";
import { requestEvent } from "../audit/request-event.ts";
import type { Context } from "../context.ts";
import { noStore } from "../http/no-store.ts";
import { readOptional, readParameters, readPathId } from "../http/parameters.ts";
import { writeOutput } from "../invocations/output-response.ts";
import { readOutput, readScript } from "../invocations/read-text.ts";
import { RequestError } from "../problems/request-error.ts";
import { type Call, revealing } from "../upstream/call.ts";

const readBody = express.json({ limit: 4096 });

/** `POST …/reveal`: one output, or the script, with nothing hidden, for a reason that is kept. */
export function createRevealRoutes(context: Context): Router {
  const { router, post } = createGuardedRouter(context);

  /** Sends a text as it is, once it has been recorded who wanted to see it, and why. */
  async function reveal(req: Request, res: Response, read: (call: Call) => Promise<string>): Promise<void> {
    const parameters = readParameters(req, ["profile"]);
    const { reason } = readReason(req);
    const call = callFor(context, res, readOptional(parameters, "profile"));
    const event = requestEvent(context, req, res, { action: "reveal", reason });
    await context.audit.record(event, { opensText: true });
    await writeOutput(req, res, await read(revealing(call)));
  }

  for (const stream of streamNames) {
    post(
      `/api/invocations/:invocationId/instances/:instanceId/${stream}/reveal`,
      noStore,
      readBody,
      async (req, res) => {
        const address = {
          invocationId: readPathId(req, "invocationId"),
          instanceId: readPathId(req, "instanceId"),
          stream,
        };
        await reveal(req, res, async (call) => (await readOutput(call, address)).text);
      },
    );
  }

  post("/api/invocations/:invocationId/script/reveal", noStore, readBody, async (req, res) => {
    const invocationId = readPathId(req, "invocationId");
    await reveal(req, res, (call) => readScript(call, invocationId));
  });
  return router;
}

/** Throws RequestError when there is no reason, or none that can be kept. */
function readReason(req: Request): RevealRequest {
  const { data, error } = revealRequestSchema.safeParse(req.body);
  if (data !== undefined) return data;
  const [issue] = error.issues;
  const problem = issue?.path[0] === "reason" ? issue.message : "give a JSON object with a reason";
  throw new RequestError("INVALID_PARAMETER", `reason: ${problem}`, { parameter: "reason" });
}
