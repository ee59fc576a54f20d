import {
  type ErrorCode,
  errorCodeSchema,
  staleHeader,
  statusOf,
  type Timestamp,
} from "@command-history/contract";
import type { QueryClient } from "@tanstack/react-query";
import { ProblemError } from "../lib/errors.ts";
import { getUnlessKnown } from "./http.ts";

/** What an answer says of itself, beside what it says. */
export interface Tagged {
  /** Tells the server which answer the page has, so that it is not sent again. Null: it cannot be told. */
  readonly etag: string | null;
}

interface Known<Data extends Tagged> {
  readonly path: string;
  readonly client: QueryClient;
  readonly signal: AbortSignal;
  /** Whether what the page has is whole. */
  readonly isWhole: (data: Data) => boolean;
  readonly read: (response: Response) => Promise<Data>;
  /** When the upstream was asked. */
  readonly fetchedAt: (data: Data) => Timestamp | undefined;
}

/**
 * Asks for what the page may have already, under the query key `[path]`, and keeps that where nothing has changed. An
 * old answer, given while the upstream is unwell, is kept as of when it was made, and ends in the ProblemError that
 * keeps a new one from coming. Throws what `get` and `read` throw.
 */
export async function readUnlessKnown<Data extends Tagged>(known: Known<Data>): Promise<Data> {
  const { path, client, signal, isWhole, read, fetchedAt } = known;
  const before = client.getQueryData<Data>([path]);
  const kept = before !== undefined && isWhole(before) ? before : undefined;
  const response = await getUnlessKnown(path, "application/json", signal, kept?.etag ?? null);
  const data = response.status === 304 && kept !== undefined ? kept : await read(response);
  const problem = staleProblem(response);
  if (problem === null) return data;
  const updatedAt = timeOf(fetchedAt(data));
  // An old answer can still be newer than what the page has: someone else may have asked in between.
  if (kept === undefined || updatedAt > timeOf(fetchedAt(kept))) {
    client.setQueryData<Data>([path], data, Number.isNaN(updatedAt) ? {} : { updatedAt });
  }
  throw problem;
}

/** In ms since the epoch; NaN for a time that cannot be read. */
function timeOf(time: Timestamp | undefined): number {
  return typeof time === "string" ? Date.parse(time) : Number.NaN;
}

/** The tag of an answer. */
export function etagOf({ headers }: Response): string | null {
  return headers.get("ETag");
}

function staleProblem({ headers }: Response): ProblemError | null {
  const code = errorCodeSchema.safeParse(headers.get(staleHeader));
  return code.success ? new ProblemError(problemOf(code.data, headers.get("X-Request-Id") ?? "")) : null;
}

function problemOf(code: ErrorCode, requestId: string) {
  return {
    type: "about:blank" as const,
    title: "Zenlayer gave no new answer",
    status: statusOf[code],
    // The code has words for what happened and what to do; that what is shown is old is told beside them.
    detail: "",
    code,
    requestId,
  };
}
