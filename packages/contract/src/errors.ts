import * as z from "zod/mini";

/** Every code that a BFF error answer can carry. */
export const errorCodes = [
  "INVALID_PARAMETER",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "INVOCATION_NOT_FOUND",
  "OUTPUT_NOT_FOUND",
  "PROFILE_NOT_FOUND",
  "NOT_FOUND",
  "METHOD_NOT_ALLOWED",
  "MALFORMED_REQUEST",
  "REQUEST_TIMEOUT",
  "BODY_TOO_LARGE",
  "URL_TOO_LONG",
  "UNSUPPORTED_MEDIA_TYPE",
  "WRONG_HOST",
  "RATE_LIMITED",
  "HEADERS_TOO_LARGE",
  "INTERNAL",
  "AUDIT_UNAVAILABLE",
  "SIGN_IN_FAILED",
  "SIGN_IN_UNAVAILABLE",
  "UPSTREAM_AUTH",
  "UPSTREAM_BLOCKED",
  "UPSTREAM_BAD_RESPONSE",
  "UPSTREAM_ERROR",
  "UPSTREAM_TOO_LARGE",
  "CLOCK_SKEW",
  "UPSTREAM_UNAVAILABLE",
  "UPSTREAM_TLS",
  "UPSTREAM_PAUSED",
  "UPSTREAM_TIMEOUT",
  "SERVER_BUSY",
] as const;

export const errorCodeSchema = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

/** The HTTP status that goes with each code. */
export const statusOf: Record<ErrorCode, number> = {
  INVALID_PARAMETER: 400,
  SIGN_IN_FAILED: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  INVOCATION_NOT_FOUND: 404,
  OUTPUT_NOT_FOUND: 404,
  PROFILE_NOT_FOUND: 404,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  MALFORMED_REQUEST: 400,
  REQUEST_TIMEOUT: 408,
  BODY_TOO_LARGE: 413,
  URL_TOO_LONG: 414,
  UNSUPPORTED_MEDIA_TYPE: 415,
  WRONG_HOST: 421,
  RATE_LIMITED: 429,
  HEADERS_TOO_LARGE: 431,
  INTERNAL: 500,
  AUDIT_UNAVAILABLE: 503,
  UPSTREAM_AUTH: 502,
  UPSTREAM_BLOCKED: 502,
  UPSTREAM_BAD_RESPONSE: 502,
  UPSTREAM_ERROR: 502,
  UPSTREAM_TOO_LARGE: 502,
  CLOCK_SKEW: 502,
  SIGN_IN_UNAVAILABLE: 503,
  UPSTREAM_UNAVAILABLE: 503,
  UPSTREAM_TLS: 502,
  UPSTREAM_PAUSED: 503,
  UPSTREAM_TIMEOUT: 504,
  SERVER_BUSY: 503,
};

/**
 * The body of an error answer: RFC 9457 `application/problem+json` with our extension members.
 * `parameter` names the parameter at fault of an `INVALID_PARAMETER`. `forOperator` says what only whoever runs the server
 * can do, or where to look.
 */
export const problemSchema = z.object({
  type: z.literal("about:blank"),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  code: errorCodeSchema,
  requestId: z.string(),
  forOperator: z.optional(z.string()),
  parameter: z.optional(z.string()),
  upstreamRequestId: z.optional(z.string()),
  upstreamCode: z.optional(z.string()),
  retryAfterSeconds: z.optional(z.number()),
});
export type Problem = z.infer<typeof problemSchema>;
