import { sessionPath } from "@command-history/contract";
import { get } from "../api/http.ts";
import { NewerVersionError } from "../lib/errors.ts";

/** How long the server is given to say that it is there, in ms. */
const answerMs = 10_000;

/**
 * Why a file of the program did not come. While the server answers, it has no such file any more: it has been replaced by
 * one of another version. Else what asking it fails with: no connection, or no session where a proxy wants one.
 */
export async function whyMissing(cause?: unknown): Promise<Error> {
  try {
    await get(sessionPath, "application/json", AbortSignal.timeout(answerMs));
    return new NewerVersionError("The server does not have this file of the program", { cause });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** What has happened to a worker that reports an error: it did not come, or it failed. */
export async function workerFailure(event: Event): Promise<Error> {
  // A program that has run and failed says in which line.
  if (event instanceof ErrorEvent) return new Error("A worker failed", { cause: event.error });
  return whyMissing();
}
