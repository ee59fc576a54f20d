import type { InvocationSummary, PageEnd } from "@command-history/contract";
import type { ItemPart } from "../http/items-text.ts";
import type { PageParts } from "./service.ts";
import type { UpstreamPage } from "./upstream-pages.ts";

/** Asks for one of the upstream's pages. */
type AskForPage = (page: UpstreamPage, signal: AbortSignal) => PageParts;

/**
 * The rows of several of the upstream's pages as those of one, in order. While the rows of one page are passed on, the
 * next is on its way. A page that is not full is the last. A row that came before, since new ones pushed it on to the
 * next page, is left out. Throws what asking throws.
 */
export async function* joinedPages(pages: readonly UpstreamPage[], ask: AskForPage): PageParts {
  const abandoned = new AbortController();
  const seen = new Set<string>();
  let ahead: PageParts | undefined;
  let end: PageEnd | undefined;
  try {
    for (const [index, page] of pages.entries()) {
      const parts = ahead ?? ask(page, abandoned.signal);
      const next = pages[index + 1];
      // How many rows there are is known after the first page only.
      const isWorthReading = next !== undefined && mayHaveRows(next, end);
      ahead = undefined;
      let rows = 0;
      for await (const batch of parts) {
        if (isWorthReading) ahead ??= readAhead(() => ask(next, abandoned.signal));
        const wanted: ItemPart<InvocationSummary, PageEnd>[] = [];
        for (const part of batch) {
          if (part.kind === "end") {
            end = part.end;
            continue;
          }
          rows += 1;
          if (rows <= page.skip || rows > page.skip + page.take || isRepeated(part.item, seen)) continue;
          wanted.push(part);
        }
        if (wanted.length > 0) yield wanted;
      }
      if (rows < page.pageSize) break;
    }
    if (end !== undefined) yield [{ kind: "end", end }];
  } finally {
    abandoned.abort();
  }
}

/** The upstream's total can be wrong: it says what is worth asking for early, never where the rows end. */
function mayHaveRows({ page, pageSize }: UpstreamPage, end: PageEnd | undefined): boolean {
  return end?.total !== null && end !== undefined && (page - 1) * pageSize < end.total;
}

function isRepeated({ invocationId }: InvocationSummary, seen: Set<string>): boolean {
  if (invocationId === null) return false;
  const before = seen.size;
  return seen.add(invocationId).size === before;
}

/**
 * Begins to read at once, and holds what comes until it is asked for. What fails before that is asked for again, since
 * nobody had waited for it.
 */
function readAhead(ask: () => PageParts): PageParts {
  const held: Awaited<ReturnType<PageParts["next"]>>[] = [];
  let wake: (() => void) | undefined;
  let isWanted = false;
  let failure: { readonly error: unknown } | undefined;

  async function read(): Promise<void> {
    try {
      for (const parts = ask(); ; ) {
        const part = await parts.next();
        held.push(part);
        wake?.();
        if (part.done) return;
      }
    } catch (error) {
      failure = { error };
      wake?.();
    }
  }
  void read();

  async function* parts(): PageParts {
    if (failure !== undefined && !isWanted) {
      yield* ask();
      return;
    }
    isWanted = true;
    for (;;) {
      const part = held.shift();
      if (part !== undefined) {
        if (part.done) return;
        yield part.value;
      } else if (failure !== undefined) {
        throw failure.error;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  }
  return parts();
}
