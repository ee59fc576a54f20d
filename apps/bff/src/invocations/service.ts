import type { InvocationDetail, InvocationSummary, ListQuery, PageEnd } from "@command-history/contract";
import { TooLargeError, type UpstreamInstance } from "@command-history/zenlayer";
import type { Context } from "../context.ts";
import type { ItemPart, ItemParts } from "../http/items-text.ts";
import type { Call } from "../upstream/call.ts";
import { describeBatches } from "../upstream/describe.ts";
import { createInstanceFold, toInstanceResult, toUpstreamFilter } from "./convert.ts";
import { isFailing } from "./first-failure.ts";
import { joinedPages } from "./joined-pages.ts";
import { invocationNotFound } from "./not-found.ts";
import { readInvocation } from "./one-invocation.ts";
import { upstreamPages } from "./upstream-pages.ts";
import { isoSeconds } from "./upstream-time.ts";
import { detailWithoutText, withoutText } from "./withhold-text.ts";

type Services = Pick<Context, "readTime" | "now">;

/** A page as it is written, in batches: its rows, then its end. */
export type PageParts = ItemParts<InvocationSummary, PageEnd>;

/**
 * The rows of a page as the upstream sends them, then the page's end. A page that is expected to be large is asked for
 * in parts. Throws the client's errors, also after the first rows.
 */
export async function* listInvocations(services: Services, call: Call, query: ListQuery): PageParts {
  const pages = upstreamPages(query, call.account.rowSizes.rowsAtOnce());
  if (pages.length === 1) {
    yield* upstreamPage(services, call, query);
    return;
  }
  const joined = joinedPages(pages, (part, signal) =>
    upstreamPage(
      services,
      { ...call, signal: AbortSignal.any([call.signal, signal]), continues: part !== pages[0] },
      { ...query, page: part.page, pageSize: part.pageSize },
    ),
  );
  const { page, pageSize } = query;
  for await (const batch of joined) {
    yield batch.map((part) =>
      part.kind === "item" ? part : { ...part, end: { ...part.end, page, pageSize } },
    );
  }
}

/** One of the upstream's pages, whatever its size. Holds the rows that one slice of it completed. Throws as above. */
export async function* upstreamPage({ readTime, now }: Services, call: Call, query: ListQuery): PageParts {
  const { rowSizes } = call.account;
  const [filteredId, ...otherIds] = query.instanceId;
  const onlyId = otherIds.length === 0 ? (filteredId ?? null) : null;
  const wantsOutputs = (instance: UpstreamInstance) =>
    isFailing(instance) || (onlyId !== null && instance.instanceId === onlyId);
  let fold = createInstanceFold(readTime, onlyId);
  let rows = 0;
  try {
    for await (const events of describeBatches(call, toUpstreamFilter(query), { wantsOutputs })) {
      const batch: ItemPart<InvocationSummary, PageEnd>[] = [];
      for (const event of events) {
        if (event.type === "instance") {
          fold.add(event.instance);
        } else if (event.type === "invocation") {
          const item = fold.summary(event.invocation, event.instancesIncluded);
          batch.push({ kind: "item", item: call.withholdsText ? withoutText(item) : item });
          fold = createInstanceFold(readTime, onlyId);
          rows += 1;
        } else {
          rowSizes.note({ bytes: event.answerBytes, rows });
          const { page, pageSize } = query;
          const { totalCount: total, requestId: upstreamRequestId } = event;
          const end = { page, pageSize, total, upstreamRequestId, fetchedAt: isoSeconds(now()) };
          batch.push({ kind: "end", end });
        }
      }
      if (batch.length > 0) yield batch;
    }
  } catch (error) {
    // Asked for again, it is asked for in parts, which are not too large.
    if (error instanceof TooLargeError && error.part === "answer") {
      rowSizes.noteTooLarge({ bytes: error.limitBytes, rows });
    }
    throw error;
  }
}

/** One invocation with its instances. Throws RequestError `INVOCATION_NOT_FOUND`, and the client's errors. */
export async function getInvocation(
  { readTime, now }: Services,
  call: Call,
  invocationId: string,
): Promise<InvocationDetail> {
  const fold = createInstanceFold(readTime);
  const instances: InvocationDetail["instances"] = [];
  for await (const part of readInvocation(call, invocationId)) {
    if (part.kind === "instance") {
      fold.add(part.instance);
      instances.push(toInstanceResult(part.instance, part.hidden, readTime));
      continue;
    }
    const { invocation, instancesIncluded, contentMasks, upstreamRequestId } = part;
    const { content } = invocation;
    const summary = fold.summary(invocation, instancesIncluded);
    const fetchedAt = isoSeconds(now());
    const detail = { ...summary, content, contentMasks, instances, upstreamRequestId, fetchedAt };
    return call.withholdsText ? detailWithoutText(detail) : detail;
  }
  throw invocationNotFound();
}
