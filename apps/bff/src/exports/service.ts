import type { InstanceResult, InvocationSummary, ListQuery } from "@command-history/contract";
import type { Context } from "../context.ts";
import { toInstanceFacts, toInstanceResult } from "../invocations/convert.ts";
import { readInvocation } from "../invocations/one-invocation.ts";
import { listInvocations } from "../invocations/service.ts";
import type { Call } from "../upstream/call.ts";
import { listAllPages } from "./all-pages.ts";
import { instanceLine } from "./ndjson.ts";

type Services = Pick<Context, "readTime" | "now">;

/** The rows of one page. Throws the client's errors, also after the first rows; so do all of these. */
export async function* pageRows(
  services: Services,
  call: Call,
  query: ListQuery,
): AsyncGenerator<InvocationSummary> {
  for await (const batch of listInvocations(services, call, query)) {
    for (const part of batch) if (part.kind === "item") yield part.item;
  }
}

/** The rows of every page. The first page is read before this resolves, for the total that comes with it. */
export async function allRows(
  services: Services,
  call: Call,
  query: ListQuery,
): Promise<{ total: number | null; rows: AsyncIterable<InvocationSummary> }> {
  const pages = listAllPages(services, call, query);
  const first = await pages.next();

  async function* rows(): AsyncGenerator<InvocationSummary> {
    for (let page = first; !page.done; page = await pages.next()) yield* page.value.items;
  }
  return { total: first.done ? null : first.value.total, rows: rows() };
}

/** Each instance of an invocation, its outputs as their sizes, digests and excerpts. */
export async function* instanceRows(
  { readTime }: Services,
  call: Call,
  invocationId: string,
): AsyncGenerator<InstanceResult> {
  for await (const part of readInvocation(call, invocationId)) {
    if (part.kind === "instance") yield toInstanceResult(part.instance, part.hidden, readTime);
  }
}

/** Each instance of an invocation with its whole outputs, as lines of JSON in pieces. */
export async function* instanceLines(
  { readTime }: Services,
  call: Call,
  invocationId: string,
): AsyncGenerator<string> {
  for await (const part of readInvocation(call, invocationId)) {
    if (part.kind !== "instance") continue;
    const facts = { invocationId, ...toInstanceFacts(part.instance, readTime) };
    yield* instanceLine(facts, part.instance);
  }
}
