import type { Problem } from "@command-history/contract";

/** The BFF answered with a problem body (RFC 9457). */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

/** No answer came: the BFF is down, the network is, or the connection broke on the way. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
  /** The browser had no network when it happened. */
  readonly offline = globalThis.navigator?.onLine === false;
}

/** The server no longer has a file that this page needs: it serves another version of the program by now. */
export class NewerVersionError extends Error {
  override readonly name = "NewerVersionError";
}

/**
 * An answer came that is not what the contract says: a proxy's page, or a BFF of another version.
 * `status` is the HTTP status of that answer.
 */
export class UnreadableAnswerError extends Error {
  override readonly name = "UnreadableAnswerError";
  readonly status: number;

  constructor(status: number, options?: ErrorOptions) {
    super(`The answer (HTTP ${status}) cannot be read`, options);
    this.status = status;
  }
}
