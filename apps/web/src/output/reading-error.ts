import { problemSchema } from "@command-history/contract";
import { ConnectionError, ProblemError, UnreadableAnswerError } from "../lib/errors.ts";
import { noteSessionEnd } from "../lib/session-end.ts";
import type { Failure } from "./protocol.ts";

/**
 * What a failure in the worker is to the page: the same errors that other answers end in. The end of a session is
 * noted.
 */
export function readingError(failure: Failure): Error {
  const error = errorOf(failure);
  noteSessionEnd(error);
  return error;
}

function errorOf({ status, body }: Failure): Error {
  if (status === null) return new ConnectionError("The connection broke off");
  try {
    const problem = problemSchema.safeParse(JSON.parse(body));
    if (problem.success) return new ProblemError(problem.data);
  } catch {
    // Not JSON: an answer of something between the page and the BFF.
  }
  return new UnreadableAnswerError(status);
}
