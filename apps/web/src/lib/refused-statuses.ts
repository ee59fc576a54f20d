import { invocationStatuses, type ListQuery } from "@command-history/contract";
import { ProblemError } from "./errors.ts";
import { invocationStatusLook } from "./status.ts";

/**
 * The statuses of a query that were refused, which is the fault of whoever wrote the link. One that the API reference
 * does not list may exist all the same: only the upstream's answer tells.
 */
export function refusedStatuses({ status }: ListQuery, error: Error | null): readonly string[] {
  if (!(error instanceof ProblemError)) return [];
  const { code, upstreamCode } = error.problem;
  // Without a code of the upstream's the fault was seen before it was asked.
  if (code !== "INVALID_PARAMETER" || upstreamCode === undefined) return [];
  const known: readonly string[] = invocationStatuses;
  return status.filter((value) => !known.includes(value));
}

/** The status that was meant by one written otherwise: in other capitals, or as its button says it. */
export function meantStatus(written: string): string | null {
  const plain = written.toLowerCase();
  return (
    invocationStatuses.find(
      (status) => status.toLowerCase() === plain || invocationStatusLook(status).word.toLowerCase() === plain,
    ) ?? null
  );
}

/** The query with the right statuses in the place of those that are only written otherwise, on its first page. */
export function correctStatuses(query: ListQuery): ListQuery {
  return withStatuses(
    query,
    query.status.map((status) => meantStatus(status) ?? status),
  );
}

/** The query without these statuses, on its first page. */
export function withoutStatuses(query: ListQuery, statuses: readonly string[]): ListQuery {
  return withStatuses(
    query,
    query.status.filter((status) => !statuses.includes(status)),
  );
}

function withStatuses(query: ListQuery, statuses: readonly string[]): ListQuery {
  return { ...query, status: [...new Set(statuses)], page: 1 };
}
