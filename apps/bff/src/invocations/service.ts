import type { InvocationDetail, InvocationSummary, ListQuery, PageEnd } from "@command-history/contract";
import type { Context } from "../context.ts";
import type { ItemParts } from "../http/items-text.ts";
import type { Call } from "../upstream/call.ts";
import { describe } from "../upstream/describe.ts";
import { createInstanceFold, toInstanceResult, toUpstreamFilter } from "./convert.ts";
import { invocationNotFound } from "./not-found.ts";
import { readInvocation } from "./one-invocation.ts";
import { isoSeconds } from "./upstream-time.ts";
import { detailWithoutText, withoutText } from "./withhold-text.ts";

type Services = Pick<Context, "readTime" | "now">;

/** A page as it is written: its rows, then its end. */
export type PageParts = ItemParts<InvocationSummary, PageEnd>;

/**
 * The rows of a page as the upstream sends them, then the page's end. Holds one folded row at a time. Throws the
 * client's errors, also after the first rows.
 */
export async function* listInvocations({ readTime, now }: Services, call: Call, query: ListQuery): PageParts {
  let fold = createInstanceFold(readTime);
  for await (const event of describe(call, toUpstreamFilter(query))) {
    if (event.type === "instance") {
      fold.add(event.instance);
    } else if (event.type === "invocation") {
      const item = fold.summary(event.invocation, event.instancesIncluded);
      yield { kind: "item", item: call.withholdsText ? withoutText(item) : item };
      fold = createInstanceFold(readTime);
    } else {
      yield {
        kind: "end",
        end: {
          page: query.page,
          pageSize: query.pageSize,
          total: event.totalCount,
          upstreamRequestId: event.requestId,
          fetchedAt: isoSeconds(now()),
        },
      };
    }
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
      instances.push(toInstanceResult(part.instance, readTime));
      continue;
    }
    const { invocation, instancesIncluded, upstreamRequestId } = part;
    const { content, contentMasks } = invocation;
    const summary = fold.summary(invocation, instancesIncluded);
    const fetchedAt = isoSeconds(now());
    const detail = { ...summary, content, contentMasks, instances, upstreamRequestId, fetchedAt };
    return call.withholdsText ? detailWithoutText(detail) : detail;
  }
  throw invocationNotFound();
}
