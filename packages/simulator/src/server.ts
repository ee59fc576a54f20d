import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { ApiError } from "./api-error.ts";
import { authorise, type KeyRing } from "./authorise.ts";
import { bulkSource } from "./bulk.ts";
import { readBody, requireAction, requireRoute } from "./call.ts";
import { sampleSource } from "./fault-rows.ts";
import { commitFault, faultNames } from "./faults.ts";
import { type InvocationSource, selectPage } from "./invocation-source.ts";
import { type ListRequest, parseListRequest } from "./list-request.ts";
import type { RequestLog } from "./request-log.ts";
import { pageJson, sendJson } from "./send-page.ts";

export interface ServerContext {
  week: { at(now: number): InvocationSource };
  keys: KeyRing;
  log: RequestLog;
  /** Milliseconds since the epoch. */
  now: () => number;
  startedAt: number;
}

export function createApiServer(context: ServerContext): Server {
  return createServer((request, response) => {
    const requestId = randomUUID();
    answer(context, request, response, requestId).catch((error: unknown) => {
      sendError(response, requestId, error);
    });
  });
}

async function answer(
  context: ServerContext,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<void> {
  const now = context.now();
  response.setHeader("date", new Date(now).toUTCString());
  const record = context.log.begin(request, response);
  const body = await readBody(request);
  record.setBody(body);
  requireRoute(request);
  authorise(request.headers, body, context.keys, now);
  requireAction(request.headers);
  const list = parseListRequest(body);
  const fault = faultOf(list);
  if (fault !== undefined) {
    commitFault(fault, { response, requestId, now, startedAt: context.startedAt });
    return;
  }
  const page = selectPage(sourceOf(context, list, now), list);
  await sendJson(response, pageJson(requestId, page));
}

function faultOf({ commandIds, invocationIds }: ListRequest): string | undefined {
  return faultNames.find((name) => commandIds?.has(name) || invocationIds?.has(name));
}

/** The list that the request is about: that of a named input, or else the week. */
function sourceOf({ week, startedAt }: ServerContext, list: ListRequest, now: number): InvocationSource {
  for (const id of [...(list.commandIds ?? []), ...(list.invocationIds ?? []), ...(list.instanceIds ?? [])]) {
    const bulk = bulkSource(id, startedAt);
    if (bulk !== undefined) return bulk;
    const fault = faultNames.find((name) => id.startsWith(`${name}-row-`));
    if (fault !== undefined) return sampleSource(fault, startedAt);
  }
  return week.at(now);
}

function sendError(response: ServerResponse, requestId: string, error: unknown): void {
  if (response.destroyed) return;
  if (response.headersSent) {
    response.destroy();
  } else if (error instanceof ApiError) {
    const { status, code, message, headers } = error;
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify({ requestId, code, message }));
  } else {
    response.writeHead(500, { "content-type": "application/json" });
    response.end(
      JSON.stringify({
        requestId,
        code: "INTERNAL_SERVER_ERROR",
        message: "An internal error has occurred.",
      }),
    );
  }
  if (!(error instanceof ApiError)) process.emitWarning(error instanceof Error ? error : String(error));
}
