import type { InvocationSummary, ListQuery } from "@command-history/contract";
import type { Context } from "../context.ts";
import { upstreamPage } from "../invocations/service.ts";
import type { Call } from "../upstream/call.ts";

type Services = Pick<Context, "readTime" | "now">;

/** Most rows of one upstream call. Few enough to be kept, and enough to need few calls. */
const mostRows = 1000;

export interface PageOfRows {
  readonly items: readonly InvocationSummary[];
  /** The upstream's claim for all pages; null when it made none, or one that its own rows disprove. */
  readonly total: number | null;
}

/**
 * Every page of a query, one after the other, until one is not full. The upstream's total decides nothing, since it
 * can be wrong. Rows come once only, though new ones push others on to the next page in the meantime; a full page
 * that holds nothing new is the last too, whatever the upstream has on its mind.
 */
export async function* listAllPages(
  services: Services,
  call: Call,
  query: ListQuery,
): AsyncGenerator<PageOfRows, void> {
  const pageSize = Math.min(mostRows, call.account.rowSizes.rowsAtOnce());
  const seen = new Set<string>();
  for (let page = 1; ; page++) {
    const { items, ...end } = await readPage(
      services,
      { ...call, continues: page > 1 },
      { ...query, page, pageSize },
    );
    const fresh = items.filter(({ invocationId }) => {
      if (invocationId === null) return true;
      const isNew = !seen.has(invocationId);
      seen.add(invocationId);
      return isNew;
    });
    yield { ...end, items: fresh };
    if (items.length < pageSize || fresh.length === 0) return;
  }
}

async function readPage(services: Services, call: Call, query: ListQuery): Promise<PageOfRows> {
  const items: InvocationSummary[] = [];
  let total: number | null = null;
  for await (const batch of upstreamPage(services, call, query)) {
    for (const part of batch) {
      if (part.kind === "item") items.push(part.item);
      else total = part.end.total;
    }
  }
  return { items, total: total !== null && total >= items.length ? total : null };
}
