import { invocationsPath, type ListQuery, parseListQuery } from "@command-history/contract";
import type { QueryClient } from "@tanstack/react-query";
import { isAskedFirst } from "./first-answers.ts";
import { invocationsQuery } from "./invocations.ts";
import { sessionQuery } from "./session.ts";

/** How long the page waits for what is on its way before it is rendered without it. */
const patienceMs = 150;

/**
 * Reads what was asked for before the page's scripts had come, so that it is there when the page is rendered for the
 * first time: who is here, and the first rows. Resolves when it is, or does not come soon.
 */
export async function readFirstAnswers(client: QueryClient): Promise<void> {
  const { query } = parseListQuery(new URLSearchParams(location.search));
  const answers = [
    client.prefetchQuery(sessionQuery),
    ...(isAskedFirst(invocationsPath(query)) ? [firstRows(client, query)] : []),
  ];
  await Promise.race([
    Promise.all(answers),
    new Promise((resolve) => {
      setTimeout(resolve, patienceMs);
    }),
  ]);
}

/** Resolves when some rows have come, or all that will. */
function firstRows(client: QueryClient, query: ListQuery): Promise<void> {
  const options = invocationsQuery(query);
  return new Promise((resolve) => {
    const stop = client.getQueryCache().subscribe(() => {
      if (client.getQueryData(options.queryKey) !== undefined) finish();
    });
    function finish(): void {
      stop();
      resolve();
    }
    void client.prefetchQuery(options).then(finish);
  });
}
