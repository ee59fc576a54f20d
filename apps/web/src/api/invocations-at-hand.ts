import { defaultListQuery, type InvocationSummary, invocationsPath } from "@command-history/contract";
import type { QueryClient } from "@tanstack/react-query";
import type { InvocationRows } from "./invocations.ts";

const listPath = invocationsPath(defaultListQuery);

function isListOf(path: unknown, profile: string | undefined): boolean {
  if (typeof path !== "string") return false;
  const [name, parameters] = path.split("?");
  return name === listPath && (new URLSearchParams(parameters).get("profile") ?? undefined) === profile;
}

/** The rows of every list of this account that has been loaded and is still kept. Nothing is requested. */
export function invocationsAtHand(
  client: QueryClient,
  profile: string | undefined,
): readonly InvocationSummary[] {
  return client
    .getQueriesData<InvocationRows>({
      predicate: ({ queryKey }) => queryKey.length === 1 && isListOf(queryKey[0], profile),
    })
    .flatMap(([, rows]) => rows?.items ?? []);
}
