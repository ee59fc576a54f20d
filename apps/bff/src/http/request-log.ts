import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import type { LevelWithSilent, Logger } from "pino";
import { PerRequest } from "./per-request.ts";
import { notesOf } from "./request-notes.ts";

/** A path is logged up to this many characters. */
const loggedPathLength = 1000;

/** What is known of a request from its first moment on. */
interface Logged {
  readonly requestId: string;
  readonly logger: Logger;
  /** Carries the ID. Made when something is to be said: most requests have but the one line at their end. */
  log?: Logger;
}

const logged = new PerRequest<IncomingMessage, Logged>("logged");

/** Gives each request an ID of ours, sends it as `X-Request-Id`, and logs one line when the request is over. */
export function createRequestLog(logger: Logger): RequestHandler {
  // No value in these lines is an object, and no name in them that of a secret: there is nothing to look for in them.
  const lineLog = logger.child({}, { redact: [] });
  return (req, res, next) => {
    const requestId = randomUUID();
    res.setHeader("X-Request-Id", requestId);
    logged.set(req, { requestId, logger });
    // Starts the clock of this request.
    notesOf(res);
    // An error that nobody listens to would end the process.
    res.on("error", (error) => logOf(req).error({ err: error }, "the response failed"));
    res.once("close", () => lineLog[levelOf(res)]({ requestId, ...lineOf(req, res) }, messageOf(res)));
    next();
  };
}

function loggedOf(req: IncomingMessage): Logged {
  const found = logged.get(req);
  if (found === undefined) throw new Error("the request has not come through createRequestLog");
  return found;
}

/** A logger whose lines carry the request's ID. */
export function logOf(req: IncomingMessage): Logger {
  const request = loggedOf(req);
  request.log ??= request.logger.child({ requestId: request.requestId });
  return request.log;
}

/** The request's ID, as `createRequestLog` gave it. */
export function requestIdOf(req: IncomingMessage): string {
  return loggedOf(req).requestId;
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
    callRequestId: notes.callRequestId,
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
