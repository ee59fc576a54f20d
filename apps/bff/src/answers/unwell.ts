import type { ErrorCode } from "@command-history/contract";
import { problemFacts } from "../http/error-handler.ts";
import { verdictOf } from "../upstream/verdict.ts";

/** Nothing is wrong with what was asked, and it may be answered again: a little later, or once an operator has seen to it. */
const notOfTheQuestion: ReadonlySet<ErrorCode> = new Set([
  "UPSTREAM_UNAVAILABLE",
  "UPSTREAM_PAUSED",
  "RATE_LIMITED",
  "SERVER_BUSY",
  "UPSTREAM_TLS",
]);

/**
 * The code of a failure that says the upstream is unwell, or that it is not asked just now. Undefined for others: refused
 * credentials, and what does not exist, are answers that an old one must not hide.
 */
export function unwellCode(error: unknown, now: number): ErrorCode | undefined {
  const { code } = problemFacts(error, undefined, now);
  return notOfTheQuestion.has(code) || verdictOf(error, undefined) === "unwell" ? code : undefined;
}
