import { invocationsPath, parseListQuery } from "@command-history/contract";
import type { QueryClient } from "@tanstack/react-query";
import { isAskedFirst } from "./first-answers.ts";
import { invocationsQuery } from "./invocations.ts";
import { sessionQuery } from "./session.ts";

/** Begins to read what was asked for before the page's scripts had come, so that it is at hand when the page is first rendered. */
export function readFirstAnswers(client: QueryClient): void {
  void client.prefetchQuery(sessionQuery);
  const { query } = parseListQuery(new URLSearchParams(location.search));
  if (isAskedFirst(invocationsPath(query))) void client.prefetchQuery(invocationsQuery(query));
}
