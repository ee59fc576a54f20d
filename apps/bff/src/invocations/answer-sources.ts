import { type ErrorCode, hiddenCountHeader, type ListQuery, type Problem } from "@command-history/contract";
import type { AnswerEnd, AnswerSource } from "../answers/answer.ts";
import { createTagDigest } from "../answers/etag.ts";
import type { Context } from "../context.ts";
import { itemsText } from "../http/items-text.ts";
import type { Call } from "../upstream/call.ts";
import { isFinished } from "./finished.ts";
import { outputHeaders } from "./output-response.ts";
import { outputText } from "./output-text.ts";
import { type OutputAddress, readOutput } from "./read-text.ts";
import { getInvocation, listInvocations, type PageParts } from "./service.ts";

type Services = Pick<Context, "readTime" | "now" | "finished">;

/** How long what can change is kept for the time when the upstream is unwell. */
const keepChangingMs = 10 * 60_000;

/** How long what can never change is kept. The upstream itself forgets after some time. */
const keepFinalMs = 60 * 60_000;

const json = { "Content-Type": "application/json; charset=utf-8" };

/** A page of the list. `report` makes the problem that ends a page which breaks off; `watch` gets its parts. */
export async function listAnswer(
  services: Services,
  call: Call,
  query: ListQuery,
  { report, watch }: { report: (error: unknown) => Problem; watch: (parts: PageParts) => PageParts },
): Promise<AnswerSource> {
  const parts = watch(listInvocations(services, call, query));
  return { headers: json, text: await begun(taggedPage(parts, call, report)) };
}

async function* taggedPage(
  parts: PageParts,
  call: Call,
  report: (error: unknown) => Problem,
): AnswerSource["text"] {
  const digest = createTagDigest();
  let brokenBy: ErrorCode | undefined;
  function reported(error: unknown): Problem {
    const problem = report(error);
    brokenBy = problem.code;
    return problem;
  }
  const text = itemsText(parts, reported, () => call.signal.aborted);
  // The last piece says when the page was read, which changes each time: all before it, and the total, make its tag.
  let last: string | undefined;
  for (let piece = await text.next(); ; piece = await text.next()) {
    if (piece.done) {
      digest.update(String(piece.value?.total ?? null));
      const etag = piece.value === undefined ? null : digest.weak();
      return { etag, brokenBy, keepMs: keepChangingMs, isFinal: false };
    }
    if (last !== undefined) digest.update(last);
    last = piece.value;
    yield piece.value;
  }
}

/** One invocation with its instances. `onMalformed` gets the number of its own fields that could not be read. */
export async function detailAnswer(
  services: Services,
  call: Call,
  invocationId: string,
  onMalformed: (fields: number) => void,
): Promise<AnswerSource> {
  const detail = await getInvocation(services, call, invocationId);
  onMalformed(detail.malformed.length);
  const isFinal = isFinished(detail);
  const text = JSON.stringify(detail);
  const digest = createTagDigest();
  // What can change is the same answer whenever it was read; what cannot is read once.
  digest.update(
    isFinal ? text : JSON.stringify({ ...detail, fetchedAt: undefined, upstreamRequestId: undefined }),
  );
  const end = isFinal
    ? { etag: digest.strong(), keepMs: keepFinalMs, isFinal }
    : { etag: digest.weak(), keepMs: keepChangingMs, isFinal };
  return { headers: json, text: wholeText(text, end) };
}

/** One output, byte for byte. */
export async function outputAnswer(
  services: Services,
  call: Call,
  address: OutputAddress,
): Promise<AnswerSource> {
  // Asked first: an output that is read while its task ends must not be taken for what it said in the end.
  const isFinal = services.finished.has(call.account.profile, address.invocationId);
  const { text, masks } = await readOutput(call, address);
  // Any other is kept for its moment only. As an old answer it would pass for all that was written: no text says its age.
  return {
    headers: { ...outputHeaders, [hiddenCountHeader]: String(masks) },
    text: outputText(text, { keepMs: isFinal ? keepFinalMs : 0, isFinal }),
  };
}

async function* wholeText(text: string, end: AnswerEnd): AnswerSource["text"] {
  yield text;
  return end;
}

/** The same text, once its first piece is there. Throws what keeps that from coming. */
async function begun(text: AnswerSource["text"]): Promise<AnswerSource["text"]> {
  return resumed(await text.next(), text);
}

async function* resumed(
  first: IteratorResult<string | Uint8Array, AnswerEnd>,
  rest: AnswerSource["text"],
): AnswerSource["text"] {
  for (let piece = first; ; piece = await rest.next()) {
    if (piece.done) return piece.value;
    yield piece.value;
  }
}
