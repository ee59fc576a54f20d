/** Whatever goes wrong between this client and the upstream. No instance ever holds a secret or a body. */
export abstract class ZenlayerError extends Error {}

/** What an answer says beside its body, as far as an error can use it. */
export interface AnswerFacts {
  readonly status: number;
  /** From `Retry-After`; null when there is none. */
  readonly retryAfterSeconds: number | null;
  /** The upstream's clock, from `Date`, to tell a clock that is off; null when there is none. */
  readonly serverTime: Date | null;
}

/** The upstream refused or failed: an error status, or its error envelope. `code` is null when it gave none. */
export class ApiError extends ZenlayerError implements AnswerFacts {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: string | null;
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;
  readonly serverTime: Date | null;

  constructor(
    facts: AnswerFacts,
    envelope: { code: string | null; message: string; requestId: string | null },
    options?: ErrorOptions,
  ) {
    super(envelope.message, options);
    this.status = facts.status;
    this.retryAfterSeconds = facts.retryAfterSeconds;
    this.serverTime = facts.serverTime;
    this.code = envelope.code;
    this.requestId = envelope.requestId;
  }
}

/** Something before the API stopped the call: a network-layer challenge (403), or a security policy (451). */
export class BlockedError extends ZenlayerError {
  override readonly name = "BlockedError";
  readonly status: number;
  readonly by: "challenge" | "policy";

  constructor(status: number, by: "challenge" | "policy") {
    super(
      by === "challenge"
        ? "a network-layer challenge stopped the call before it reached the API"
        : "a security policy blocks this call",
    );
    this.status = status;
    this.by = by;
  }
}

export type TimeoutPhase = "connect" | "headers" | "body" | "total";

const timeoutText: Record<TimeoutPhase, string> = {
  connect: "the connection was not made in time",
  headers: "the answer did not begin in time",
  body: "the answer stopped arriving",
  total: "the whole call took too long",
};

/** A deadline passed; `phase` says which. */
export class TimeoutError extends ZenlayerError {
  override readonly name = "TimeoutError";
  readonly phase: TimeoutPhase;

  constructor(phase: TimeoutPhase) {
    super(timeoutText[phase]);
    this.phase = phase;
  }
}

/** No connection, or it broke; `cause` is the transport's error and `code` its code (`ECONNREFUSED`). */
export class NetworkError extends ZenlayerError {
  override readonly name = "NetworkError";
  readonly code: string;

  constructor(code: string, cause: unknown) {
    super(`the connection failed (${code})`, { cause });
    this.code = code;
  }
}

export type BadResponseReason =
  | "not-http"
  | "redirect"
  | "unexpected-status"
  | "encoded"
  | "html"
  | "not-json"
  | "truncated"
  | "wrong-shape";

/** An answer that is not what the API documents. The message says what was wrong, never what was in it. */
export class BadResponseError extends ZenlayerError {
  override readonly name = "BadResponseError";
  readonly reason: BadResponseReason;

  constructor(reason: BadResponseReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** The answer, or one row of it, has more bytes than the client's limit allows. */
export class TooLargeError extends ZenlayerError {
  override readonly name = "TooLargeError";
  readonly part: "answer" | "row";
  readonly limitBytes: number;

  constructor(part: "answer" | "row", limitBytes: number) {
    super(`the ${part} has more than ${limitBytes} bytes`);
    this.part = part;
    this.limitBytes = limitBytes;
  }
}
