import type { Problem } from "@command-history/contract";
import { ZenlayerError } from "@command-history/zenlayer";
import type { ErrorRequestHandler, Request, Response } from "express";
import { type ProblemFacts, problemOf } from "../problems/problem.ts";
import { RequestError } from "../problems/request-error.ts";
import { SharedStateError } from "../shared-state/shared-state.ts";
import { refusesValue, upstreamProblem } from "../upstream/upstream-problem.ts";
import { bodyProblem } from "./body-problem.ts";
import { logOf, requestIdOf } from "./request-log.ts";
import { notesOf } from "./request-notes.ts";

/** `now`: our clock, in ms. */
type Clock = () => number;

/** The funnel: whatever a handler throws becomes a problem body here, and is logged here. */
export function createErrorHandler(now: Clock): ErrorRequestHandler {
  return (error, req, res, _next) => {
    // Nobody is left to read an answer; the request's own log line says that it was aborted.
    if (res.closed) return;
    const problem = reportProblem(error, req, res, now);
    if (res.headersSent) {
      // Too late for a status. Cutting the connection is the one way left to say that the body is not whole.
      res.destroy();
      return;
    }
    if (problem.retryAfterSeconds !== undefined) res.set("Retry-After", String(problem.retryAfterSeconds));
    res.removeHeader("Content-Disposition");
    res.removeHeader("Content-Encoding");
    res.set("Cache-Control", "no-store");
    res.status(problem.status).type("application/problem+json").send(JSON.stringify(problem));
  };
}

/** The problem that an error amounts to, after logging it under the request's ID. */
export function reportProblem(error: unknown, req: Request, res: Response, now: Clock): Problem {
  const notes = notesOf(res);
  const facts = problemFacts(error, notes.profile, now());
  notes.code = facts.code;
  if (facts.upstreamRequestId !== undefined) notes.upstreamRequestId = facts.upstreamRequestId;
  if (facts.code === "INTERNAL") {
    logOf(req).error({ err: error }, "unexpected error");
  } else if (refusesValue(error)) {
    const { code, detail, upstreamCode } = facts;
    logOf(req).info({ code, upstreamCode, detail }, "the upstream refused a value that was asked for");
  } else if (error instanceof ZenlayerError) {
    logOf(req).warn({ err: error, code: facts.code }, "the upstream call failed");
  } else if (error instanceof SharedStateError) {
    logOf(req).warn({ err: error, code: facts.code }, "a sign-in cannot be checked");
  }
  return problemOf(facts, requestIdOf(req));
}

/** What an error means for the one who asked. */
export function problemFacts(error: unknown, profile: string | undefined, now: number): ProblemFacts {
  if (error instanceof RequestError) {
    const { code, message, parameter, retryAfterSeconds, forOperator } = error;
    return {
      code,
      detail: message,
      ...(parameter === undefined ? {} : { parameter }),
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      ...(forOperator === undefined ? {} : { forOperator }),
    };
  }
  if (error instanceof ZenlayerError) return upstreamProblem(error, profile, now);
  const unreadableBody = bodyProblem(error);
  if (unreadableBody !== undefined) return unreadableBody;
  if (error instanceof SharedStateError) {
    return {
      code: "SIGN_IN_UNAVAILABLE",
      detail: "Nobody is let in until this server can tell who has signed out.",
      forOperator: "This server's Redis does not answer.",
    };
  }
  if (error instanceof URIError) {
    return {
      code: "INVALID_PARAMETER",
      detail: "The path holds a % that does not begin an encoded character. Encode IDs as UTF-8.",
      parameter: "path",
    };
  }
  return {
    code: "INTERNAL",
    detail: "Something went wrong that this server did not foresee.",
    forOperator: "This server's log has the details under the request ID.",
  };
}
