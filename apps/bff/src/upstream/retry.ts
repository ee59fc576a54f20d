import { ApiError, NetworkError, TimeoutError } from "@command-history/zenlayer";
import { isCertificateRefused } from "./certificate-faults.ts";
import { isRateLimited } from "./rate-limited.ts";
import type { Resilience } from "./resilience.ts";

/** What is worth another attempt. */
export const retryReasons = ["network", "rate-limit", "server-error"] as const;
export type RetryReason = (typeof retryReasons)[number];

const retriedStatuses: ReadonlySet<number> = new Set([500, 502, 503, 504]);

/** Undefined: a further attempt would fail as well, or is not ours to make. */
export function retryReason(error: unknown): RetryReason | undefined {
  if (isCertificateRefused(error)) return undefined;
  if (error instanceof NetworkError) return "network";
  // A call that began may have been under way for a minute: nobody waits for that three times.
  if (error instanceof TimeoutError && error.phase === "connect") return "network";
  if (!(error instanceof ApiError)) return undefined;
  if (isRateLimited(error)) return "rate-limit";
  return retriedStatuses.has(error.status) ? "server-error" : undefined;
}

/**
 * How long to wait before an attempt, in ms: chance decides up to a bound that doubles, so that those who failed at the
 * same moment do not come back at the same moment ("full jitter"), after the time that the upstream asks for. Undefined:
 * that time is too long for anyone to wait. `attempt` is the number of the one that failed, from 1.
 */
export function retryWait(
  error: unknown,
  attempt: number,
  { backoffMs, longestWaitMs, random }: Pick<Resilience, "backoffMs" | "longestWaitMs" | "random">,
): number | undefined {
  const askedMs = error instanceof ApiError ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
  if (askedMs > longestWaitMs) return undefined;
  return askedMs + random() * backoffMs * 2 ** (attempt - 1);
}
