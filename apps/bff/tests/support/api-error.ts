import { ApiError } from "@command-history/zenlayer";

/** The client's error for an answer of this status that says no more. */
export function apiError(status: number, retryAfterSeconds: number | null = null): ApiError {
  return new ApiError(
    { status, retryAfterSeconds, serverTime: null },
    { code: null, message: `HTTP ${status}`, requestId: null },
  );
}
