import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import type { LevelWithSilent, Logger } from "pino";
import { pinoHttp } from "pino-http";
import { notesOf } from "./request-notes.ts";

/** A path is logged up to this many characters. */
const loggedPathLength = 1000;

/**
 * Gives each request an ID of ours, sends it as `X-Request-Id`, and logs one line when the request is over.
 * `req.log` carries the ID.
 */
export function createRequestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: (_req, res) => {
      const requestId = randomUUID();
      res.setHeader("X-Request-Id", requestId);
      // Starts the clock of this request.
      notesOf(res);
      return requestId;
    },
    customAttributeKeys: { reqId: "requestId" },
    quietReqLogger: true,
    quietResLogger: true,
    customLogLevel: (_req, res) => levelOf(res),
    customSuccessObject: (req, res) => lineOf(req, res),
    customSuccessMessage: (_req, res) => messageOf(res),
    customErrorObject: (req, res) => lineOf(req, res),
    customErrorMessage: (_req, res) => messageOf(res),
  });
}

/** The request's ID, as `createRequestLog` gave it. */
export function requestIdOf(req: IncomingMessage): string {
  return String(req.id);
}

function lineOf(req: IncomingMessage, res: ServerResponse) {
  const notes = notesOf(res);
  return {
    method: req.method,
    path: pathOf(req).slice(0, loggedPathLength),
    query: notes.query,
    status: res.statusCode,
    durationMs: Math.round(performance.now() - notes.startedAt),
    bytes: Math.max(0, (req.socket.bytesWritten ?? 0) - notes.bytesBefore),
    profile: notes.profile,
    upstreamRequestId: notes.upstreamRequestId,
    answeredFrom: notes.answeredFrom,
    code: notes.code,
    aborted: isAborted(res) ? true : undefined,
  };
}

function pathOf(req: IncomingMessage): string {
  // Express takes the mount path off `url` and keeps the whole in `originalUrl`.
  const url = "originalUrl" in req ? String(req.originalUrl) : (req.url ?? "");
  return url.split("?", 1)[0] ?? "";
}

function isAborted(res: ServerResponse): boolean {
  return !res.writableFinished && res.destroyed;
}

function levelOf(res: ServerResponse): LevelWithSilent {
  if (res.statusCode === 500) return "error";
  return res.statusCode > 500 ? "warn" : "info";
}

function messageOf(res: ServerResponse): string {
  return isAborted(res) ? "request aborted" : "request completed";
}
