import type { ErrorCode } from "@command-history/contract";
import { ConnectionError, ProblemError, UnreadableAnswerError } from "./errors.ts";

/** What passes without anyone doing something about it. Refused credentials and a wrong filter do not. */
const passingCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "RATE_LIMITED",
  "SERVER_BUSY",
  "INTERNAL",
  "AUDIT_UNAVAILABLE",
  "SIGN_IN_UNAVAILABLE",
  "REQUEST_TIMEOUT",
  "UPSTREAM_BAD_RESPONSE",
  "UPSTREAM_ERROR",
  "UPSTREAM_TIMEOUT",
  "UPSTREAM_UNAVAILABLE",
  "UPSTREAM_PAUSED",
]);

/** How the upstream names errors that lie in what was asked for. */
const wrongQuestion = /^(?:INVALID|MISSING|UNKNOWN|UNSUPPORTED)_/;

/** Whether asking again after a while can help, with nobody having changed anything. */
export function recoversByItself(error: Error | null): boolean {
  if (error instanceof ProblemError) {
    return passingCodes.has(error.problem.code) && !wrongQuestion.test(error.problem.upstreamCode ?? "");
  }
  if (error instanceof UnreadableAnswerError) return error.status >= 500;
  return error instanceof ConnectionError;
}

/** How long an error asks to wait before the next request. */
export function askedToWaitMs(error: Error | null): number {
  return error instanceof ProblemError ? (error.problem.retryAfterSeconds ?? 0) * 1000 : 0;
}

const retryEveryMs = 10_000;

/**
 * A refetch interval of what nothing can be shown without: asks again as long as it failed with what can pass, whatever
 * the Live switch says.
 */
export function whileFailed({ state }: { readonly state: { readonly error: Error | null } }): number | false {
  return recoversByItself(state.error) && Math.max(retryEveryMs, askedToWaitMs(state.error));
}

/** When `whileFailed` has it asked again, in ms since the epoch, as the failure itself is; null: not by itself. */
export function retryAtOf(error: Error | null, failedAt: number): number | null {
  const every = whileFailed({ state: { error } });
  return every === false ? null : failedAt + every;
}
