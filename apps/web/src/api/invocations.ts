import {
  type InvocationSummary,
  invocationsPath,
  type ListQuery,
  type PageEnd,
  pageEndSchema,
  problemSchema,
} from "@command-history/contract";
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { ProblemError, UnreadableAnswerError } from "../lib/errors.ts";
import { get } from "./http.ts";
import { readPageParts } from "./page-stream.ts";

/** The rows of a page that have come so far. `end` is null until the page is whole. */
export interface InvocationRows {
  readonly items: readonly InvocationSummary[];
  readonly end: PageEnd | null;
}

/** How often rows that are still arriving are shown: each time re-renders the table. */
const showEveryMs = 150;

/**
 * One page of the list. On the first load its rows are put into the cache as they arrive; on later ones the old
 * rows stay until the new page is whole. A page that breaks off keeps its rows and ends in the error.
 */
export function invocationsQuery(query: ListQuery) {
  const path = invocationsPath(query);
  return queryOptions({
    queryKey: [path],
    queryFn: ({ signal, client }) => {
      const before = client.getQueryData<InvocationRows>([path]);
      return fetchRows(path, signal, (items) => {
        if (showsMore(items, before)) client.setQueryData<InvocationRows>([path], { items, end: null });
      });
    },
  });
}

/** Whether rows that are still arriving are worth more than those already shown. */
function showsMore(items: readonly InvocationSummary[], before: InvocationRows | undefined): boolean {
  return before === undefined || (before.end === null && items.length > before.items.length);
}

async function fetchRows(
  path: string,
  signal: AbortSignal,
  show: (items: readonly InvocationSummary[]) => void,
): Promise<InvocationRows> {
  const response = await get(path, "application/json", signal);
  const items: InvocationSummary[] = [];
  let end: PageEnd | undefined;
  let shownAt = Number.NEGATIVE_INFINITY;
  let shown = 0;
  try {
    for await (const parts of readPageParts(response)) {
      for (const part of parts) {
        if (part.kind === "item") items.push(part.item);
        else if (part.kind === "end") end = readPart(pageEndSchema, part.end, response.status);
        else throw new ProblemError(readPart(problemSchema, part.problem, response.status));
      }
      const now = performance.now();
      if (items.length > shown && now - shownAt >= showEveryMs) {
        show(items.slice());
        shown = items.length;
        shownAt = now;
      }
    }
  } catch (error) {
    // The rows that came are kept beside the error.
    if (!signal.aborted && items.length > shown) show(items.slice());
    throw error;
  }
  if (end === undefined) throw new UnreadableAnswerError(response.status);
  return { items, end };
}

function readPart<Schema extends z.ZodMiniType>(schema: Schema, value: unknown, status: number) {
  const result = z.safeParse(schema, value);
  if (!result.success) throw new UnreadableAnswerError(status, { cause: result.error });
  return result.data;
}

/** Stops a page that is still arriving; the rows that came stay. */
export function stopLoading(client: QueryClient, query: ListQuery): void {
  void client.cancelQueries({ queryKey: [invocationsPath(query)], exact: true }, { revert: false });
}
