import type { ErrorCode } from "@command-history/contract";
import type { ErrorRequestHandler } from "express";
import { requestEvent } from "../audit/request-event.ts";
import type { Context } from "../context.ts";
import { RequestError } from "../problems/request-error.ts";

/** Why a request is turned away before any route sees it, as the audit trail says it. */
export type EdgeReason =
  | "another host"
  | "another site"
  | "too many requests"
  | "a session that was not begun here"
  | "identity headers in two spellings";

/** A request that is turned away at the edge, which leaves a trace in the audit trail. */
export class EdgeRefusal extends RequestError {
  readonly reason: EdgeReason;

  constructor(reason: EdgeReason, code: ErrorCode, message: string, retryAfterSeconds?: number) {
    super(code, message, { retryAfterSeconds });
    this.reason = reason;
  }
}

/** Records refusals at the edge, and leaves the answer to others. */
export function createRefusalRecorder(context: Pick<Context, "audit" | "config">): ErrorRequestHandler {
  return async (error, req, res, next) => {
    if (error instanceof EdgeRefusal) {
      const { code, reason } = error;
      await context.audit.record(requestEvent(context, req, res, { action: "refused", code, reason }));
    }
    next(error);
  };
}
