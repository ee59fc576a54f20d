import {
  ApiError,
  BadResponseError,
  BlockedError,
  NetworkError,
  TimeoutError,
  TooLargeError,
} from "@command-history/zenlayer";
import { isRefusal } from "./clock-skew.ts";
import { isRateLimited } from "./rate-limited.ts";

/** What became of an upstream call, as it is counted. `aborted`: nobody wanted it any more before its end. */
export const callOutcomes = [
  "success",
  "aborted",
  "rate-limit",
  "refused",
  "blocked",
  "server-error",
  "other-error",
  "timeout",
  "network",
  "bad-response",
  "too-large",
  "internal",
] as const;
export type CallOutcome = (typeof callOutcomes)[number];

export function failedOutcome(error: unknown, signal: AbortSignal | undefined): CallOutcome {
  if (signal?.aborted) return "aborted";
  if (error instanceof ApiError) return apiOutcome(error);
  if (error instanceof BlockedError) return "blocked";
  if (error instanceof TimeoutError) return "timeout";
  if (error instanceof NetworkError) return "network";
  if (error instanceof BadResponseError) return "bad-response";
  if (error instanceof TooLargeError) return "too-large";
  return "internal";
}

function apiOutcome(error: ApiError): CallOutcome {
  if (isRateLimited(error)) return "rate-limit";
  if (isRefusal(error)) return "refused";
  return error.status >= 500 ? "server-error" : "other-error";
}
