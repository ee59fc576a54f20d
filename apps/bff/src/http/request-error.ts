import type { ErrorCode } from "@command-history/contract";

/** A request that we ourselves do not serve: which code, and in `message` what the caller can do about it. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  readonly code: ErrorCode;
  readonly parameter: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  /** Where whoever runs this server can look. */
  readonly forOperator: string | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    parameter?: string,
    retryAfterSeconds?: number,
    forOperator?: string,
  ) {
    super(message);
    this.code = code;
    this.parameter = parameter;
    this.retryAfterSeconds = retryAfterSeconds;
    this.forOperator = forOperator;
  }
}
