import { setImmediate } from "node:timers/promises";
import type { InvocationDetail, ListQuery, StreamName } from "@command-history/contract";
import type { Context } from "../context.ts";
import { RequestError } from "../http/request-error.ts";
import type { Call } from "../upstream/call.ts";
import {
  createInstanceFold,
  streamText,
  toInstanceResult,
  toUpstreamFilter,
  toUpstreamIdFilter,
} from "./convert.ts";
import type { PageParts } from "./list-response.ts";
import { isoSeconds } from "./upstream-time.ts";
import { detailWithoutText, withoutText } from "./withhold-text.ts";

type Services = Pick<Context, "readTime" | "now">;

/**
 * The rows of a page as the upstream sends them, then the page's end. Holds one folded row at a time. Throws the
 * client's errors, also after the first rows.
 */
export async function* listInvocations(
  { readTime, now }: Services,
  { account, signal, withholdsText }: Call,
  query: ListQuery,
): PageParts {
  let fold = createInstanceFold(readTime);
  const events = account.client.describeCommandInvocations(toUpstreamFilter(query), { signal });
  for await (const event of events) {
    if (event.type === "instance") {
      fold.add(event.instance);
    } else if (event.type === "invocation") {
      const item = fold.summary(event.invocation, event.instancesIncluded);
      yield { kind: "item", item: withholdsText ? withoutText(item) : item };
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
  { account, signal, withholdsText }: Call,
  invocationId: string,
): Promise<InvocationDetail> {
  let fold = createInstanceFold(readTime);
  let instances: InvocationDetail["instances"] = [];
  let found: Omit<InvocationDetail, "upstreamRequestId" | "fetchedAt"> | undefined;
  const events = account.client.describeCommandInvocations(toUpstreamIdFilter(invocationId), { signal });
  for await (const event of events) {
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
          instances,
        };
      }
      fold = createInstanceFold(readTime);
      instances = [];
    } else if (found !== undefined) {
      const detail = { ...found, upstreamRequestId: event.requestId, fetchedAt: isoSeconds(now()) };
      return withholdsText ? detailWithoutText(detail) : detail;
    }
  }
  throw new RequestError("INVOCATION_NOT_FOUND", "The upstream has no invocation with exactly this ID.");
}

/** Which text of an invocation is meant. */
export interface OutputAddress {
  readonly invocationId: string;
  readonly instanceId: string;
  readonly stream: StreamName;
}

/**
 * The text of one output, as soon as it is known; the rest of the upstream's answer is not waited for. Throws
 * RequestError `INVOCATION_NOT_FOUND` or `OUTPUT_NOT_FOUND`, and the client's errors.
 */
export async function readOutput({ account, signal }: Call, address: OutputAddress): Promise<string> {
  const { invocationId, instanceId, stream } = address;
  // The upstream may send the invocation's ID after its instances: until then their text is kept aside.
  let held: string | null | undefined;
  const events = account.client.describeCommandInvocations(toUpstreamIdFilter(invocationId), { signal });
  for await (const event of events) {
    if (event.type === "instance" && event.instance.instanceId === instanceId) {
      if (event.invocationId === invocationId) return present(streamText(event.instance, stream), address);
      if (event.invocationId === undefined && held === undefined) held = streamText(event.instance, stream);
    } else if (event.type === "invocation") {
      if (event.invocation.invocationId === invocationId) {
        if (held !== undefined) return present(held, address);
        throw new RequestError(
          "OUTPUT_NOT_FOUND",
          "The invocation has no result of an instance with this ID.",
        );
      }
      held = undefined;
    }
  }
  throw new RequestError("INVOCATION_NOT_FOUND", "The upstream has no invocation with exactly this ID.");
}

function present(text: string | null, { stream }: OutputAddress): string {
  if (text !== null) return text;
  throw new RequestError(
    "OUTPUT_NOT_FOUND",
    `The upstream gave no ${stream} for this instance: the task may not have ended, or never have started.`,
  );
}
