import { setImmediate } from "node:timers/promises";
import type { InvocationDetail, ListQuery } from "@command-history/contract";
import type { Context } from "../context.ts";
import { RequestError } from "../http/request-error.ts";
import type { Call } from "../upstream/call.ts";
import { describe } from "../upstream/describe.ts";
import { createInstanceFold, toInstanceResult, toUpstreamFilter, toUpstreamIdFilter } from "./convert.ts";
import type { PageParts } from "./list-response.ts";
import { isoSeconds } from "./upstream-time.ts";
import { detailWithoutText, withoutText } from "./withhold-text.ts";

type Services = Pick<Context, "readTime" | "now">;

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
  let fold = createInstanceFold(readTime);
  let instances: InvocationDetail["instances"] = [];
  let found: Omit<InvocationDetail, "upstreamRequestId" | "fetchedAt"> | undefined;
  for await (const event of describe(call, toUpstreamIdFilter(invocationId))) {
    if (event.type === "instance") {
      // Parsing an output of 5 MB takes a while, and so does digesting it: others get their turn in between.
      await setImmediate();
      fold.add(event.instance);
      instances.push(toInstanceResult(event.instance, readTime));
    } else if (event.type === "invocation") {
      // What the upstream sends beside the one asked for is not ours to show.
      if (event.invocation.invocationId === invocationId) {
        found ??= {
          ...fold.summary(event.invocation, event.instancesIncluded),
          content: event.invocation.content,
          contentMasks: event.invocation.contentMasks,
          instances,
        };
      }
      fold = createInstanceFold(readTime);
      instances = [];
    } else if (found !== undefined) {
      const detail = { ...found, upstreamRequestId: event.requestId, fetchedAt: isoSeconds(now()) };
      return call.withholdsText ? detailWithoutText(detail) : detail;
    }
  }
  throw new RequestError("INVOCATION_NOT_FOUND", "The upstream has no invocation with exactly this ID.");
}
