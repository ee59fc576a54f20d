import type { ErrorCode, Problem } from "@command-history/contract";

/** What else there may be to say. */
interface Details {
  readonly parameter?: Problem["parameter"];
  readonly retryAfterSeconds?: Problem["retryAfterSeconds"];
  /** What only whoever runs the server can do, or where to look. */
  readonly forOperator?: Problem["forOperator"];
}

/** A request that we ourselves do not serve: which code, and in `message` what the caller can do about it. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  readonly code: ErrorCode;
  readonly parameter: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly forOperator: string | undefined;

  constructor(code: ErrorCode, message: string, details: Details = {}) {
    super(message);
    this.code = code;
    this.parameter = details.parameter;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.forOperator = details.forOperator;
  }
}
