import type { ApiError } from "@command-history/zenlayer";

/** The code of the API's own limit (API reference, common error codes). It counts under another status than 429, too. */
const limitCode = "REQUEST_LIMIT_EXCEEDED";

/** Whether the upstream refuses a call because it is asked too often. */
export function isRateLimited({ status, code }: ApiError): boolean {
  return status === 429 || code === limitCode;
}
