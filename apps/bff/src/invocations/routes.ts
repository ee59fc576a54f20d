import {
  formatListQuery,
  hiddenCountHeader,
  listParameters,
  parseListQuery,
  streamNames,
} from "@command-history/contract";
import type { Request, Response, Router } from "express";
import { createGuardedRouter } from "../access/guarded-router.ts";
import type { Context } from "../context.ts";
import { attachment } from "../http/attachment.ts";
import { reportProblem } from "../http/error-handler.ts";
import { noStore } from "../http/no-store.ts";
import { readOptional, readParameters, readPathId, refuseProblems } from "../http/parameters.ts";
import { notesOf } from "../http/request-notes.ts";
import { writeItems } from "../http/write-items.ts";
import { callFor } from "../upstream/call.ts";
import { writeOutput } from "./output-response.ts";
import { readOutput } from "./read-text.ts";
import { getInvocation, listInvocations, type PageParts } from "./service.ts";

/** `GET /api/invocations`, one invocation, and the two output texts of each of its instances. */
export function createInvocationRoutes(context: Context): Router {
  const { router, get } = createGuardedRouter(context);

  get("/api/invocations", noStore, async (req, res) => {
    const { query, problems } = parseListQuery(readParameters(req, listParameters));
    refuseProblems(problems);
    notesOf(res).query = formatListQuery(query).toString();
    const parts = listInvocations(context, callFor(context, res, query.profile), query);
    await writeItems(req, res, withWarning(parts, req), (error) =>
      reportProblem(error, req, res, context.now),
    );
  });

  get("/api/invocations/:invocationId", noStore, async (req, res) => {
    const parameters = readParameters(req, ["profile"]);
    const call = callFor(context, res, readOptional(parameters, "profile"));
    const detail = await getInvocation(context, call, readPathId(req, "invocationId"));
    warnOfMalformed(req, detail.malformed.length);
    res.json(detail);
  });

  for (const stream of streamNames) {
    get(
      `/api/invocations/:invocationId/instances/:instanceId/${stream}`,
      noStore,
      async (req: Request, res: Response) => {
        const parameters = readParameters(req, ["profile", "download"]);
        const call = callFor(context, res, readOptional(parameters, "profile"));
        const address = {
          invocationId: readPathId(req, "invocationId"),
          instanceId: readPathId(req, "instanceId"),
          stream,
        };
        const { text, masks } = await readOutput(call, address);
        res.set(hiddenCountHeader, String(masks));
        if (parameters.has("download")) {
          const name = attachment([address.invocationId, address.instanceId, stream], ".log");
          res.set("Content-Disposition", name);
        }
        await writeOutput(req, res, text);
      },
    );
  }
  return router;
}

/** Passes a page's parts on, and says in the log when any could not be read in full. */
async function* withWarning(parts: PageParts, req: Request): PageParts {
  let malformed = 0;
  try {
    for await (const part of parts) {
      if (part.kind === "item") malformed += part.item.malformed.length;
      yield part;
    }
  } finally {
    warnOfMalformed(req, malformed);
  }
}

/** One line a response, whatever its number of rows. */
function warnOfMalformed(req: Request, malformedFields: number): void {
  if (malformedFields === 0) return;
  req.log.warn({ malformedFields }, "the upstream sent fields that cannot be read; their rows are marked");
}
