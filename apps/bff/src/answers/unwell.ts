import type { ErrorCode } from "@command-history/contract";
import { problemFacts } from "../http/error-handler.ts";

const unwell: ReadonlySet<ErrorCode> = new Set([
  "UPSTREAM_UNAVAILABLE",
  "UPSTREAM_TIMEOUT",
  "UPSTREAM_ERROR",
  "UPSTREAM_BAD_RESPONSE",
  "RATE_LIMITED",
  "SERVER_BUSY",
]);

/**
 * The code of a failure that says the upstream is unwell, and will be better some time. Undefined for others: refused
 * credentials, and what does not exist, are answers that an old one must not hide.
 */
export function unwellCode(error: unknown, now: number): ErrorCode | undefined {
  const { code } = problemFacts(error, undefined, now);
  return unwell.has(code) ? code : undefined;
}
