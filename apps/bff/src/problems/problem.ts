import { type ErrorCode, type Problem, statusOf } from "@command-history/contract";

const titles: Record<ErrorCode, string> = {
  INVALID_PARAMETER: "A parameter cannot be taken",
  UNAUTHENTICATED: "Not signed in",
  FORBIDDEN: "Not allowed",
  INVOCATION_NOT_FOUND: "No such invocation",
  OUTPUT_NOT_FOUND: "No such output",
  PROFILE_NOT_FOUND: "No such profile",
  NOT_FOUND: "Nothing here",
  METHOD_NOT_ALLOWED: "Not a method of this address",
  MALFORMED_REQUEST: "Not a request that can be read",
  REQUEST_TIMEOUT: "The request did not arrive in time",
  BODY_TOO_LARGE: "The request's body is too large",
  URL_TOO_LONG: "The address is too long",
  UNSUPPORTED_MEDIA_TYPE: "Not a body that is taken here",
  WRONG_HOST: "Not the name of this dashboard",
  RATE_LIMITED: "Too many requests",
  HEADERS_TOO_LARGE: "The request's headers are too large",
  SIGN_IN_FAILED: "Sign-in did not work",
  SIGN_IN_UNAVAILABLE: "Sign-in cannot be checked",
  INTERNAL: "Internal error",
  AUDIT_UNAVAILABLE: "The audit trail is not available",
  UPSTREAM_AUTH: "Zenlayer refused the credentials",
  UPSTREAM_BLOCKED: "Blocked on the way to Zenlayer",
  UPSTREAM_BAD_RESPONSE: "Zenlayer's answer cannot be read",
  UPSTREAM_ERROR: "Zenlayer answered with an error",
  UPSTREAM_TOO_LARGE: "Zenlayer's answer is too large",
  CLOCK_SKEW: "This server's clock is off",
  UPSTREAM_UNAVAILABLE: "The connection to Zenlayer failed",
  UPSTREAM_TLS: "No secure connection to Zenlayer",
  UPSTREAM_PAUSED: "Zenlayer keeps failing",
  UPSTREAM_TIMEOUT: "Zenlayer took too long",
  SERVER_BUSY: "This server is busy",
};

/** What is particular to one problem; its title and status follow from the code. */
export type ProblemFacts = Pick<Problem, "code" | "detail"> & {
  [Key in
    | "forOperator"
    | "parameter"
    | "upstreamRequestId"
    | "upstreamCode"
    | "retryAfterSeconds"]?: Problem[Key];
};

export function problemOf(facts: ProblemFacts, requestId: string): Problem {
  const { code, detail, ...others } = facts;
  return {
    type: "about:blank",
    title: titles[code],
    status: statusOf[code],
    detail,
    code,
    requestId,
    ...others,
  };
}
