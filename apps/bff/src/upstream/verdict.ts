import { ApiError, BadResponseError, NetworkError, TimeoutError } from "@command-history/zenlayer";
import { isCertificateRefused } from "./certificate-faults.ts";
import { isRateLimited } from "./rate-limited.ts";

/**
 * What the outcome of a call says of the upstream: that it works, that it is unwell, or nothing. Whoever refuses a call,
 * or answers it with something else than was asked for, works.
 */
export type Verdict = "well" | "unwell" | "unknown";

export function verdictOf(error: unknown, signal: AbortSignal | undefined): Verdict {
  if (signal?.aborted) return "unknown";
  // It is there, and calls that are paused would only hide what is wrong.
  if (isCertificateRefused(error)) return "unknown";
  if (error instanceof NetworkError) return "unwell";
  // The whole time is used up by slow readers too.
  if (error instanceof TimeoutError) return error.phase === "total" ? "unknown" : "unwell";
  if (error instanceof ApiError) return error.status >= 500 && !isRateLimited(error) ? "unwell" : "well";
  if (error instanceof BadResponseError) {
    return error.reason === "truncated" || error.reason === "not-http" ? "unwell" : "well";
  }
  return "unknown";
}
