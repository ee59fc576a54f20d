import * as z from "zod/mini";
import { type ApiError, BadResponseError, TooLargeError } from "./errors.ts";
import { FieldReader } from "./field-reader.ts";
import { JsonSplitError } from "./json/json-split-error.ts";
import { type JsonPiece, JsonSplitter } from "./json/json-splitter.ts";
import { createPace, type Pace } from "./pace.ts";
import { readInstance, readInvocation, type UpstreamInstance, type UpstreamInvocation } from "./rows.ts";

/**
 * What an answer holds, in the order in which its bytes complete: the instances of a row, the row itself without
 * them, and so on for every row, then the end. `rowIndex` counts the rows from 0. `invocationId` is the row's, and
 * undefined when it stood after its instances in a row that did not come whole in one chunk. `requestId` is likewise the
 * answer's own, as far as it has been read: who leaves early has no other.
 */
export type InvocationEvent =
  | {
      readonly type: "instance";
      readonly instance: UpstreamInstance;
      readonly rowIndex: number;
      readonly invocationId: string | undefined;
      readonly requestId: string | null;
    }
  | {
      readonly type: "invocation";
      readonly invocation: UpstreamInvocation;
      readonly rowIndex: number;
      /** Whether the row had a list of instances at all; without one they are not loaded, which is not none. */
      readonly instancesIncluded: boolean;
    }
  | {
      readonly type: "end";
      /** The upstream's claim, which can be too small. */
      readonly totalCount: number | null;
      readonly requestId: string | null;
      /** Bytes of the whole answer. */
      readonly answerBytes: number;
    };

export interface ReadLimits {
  /** The most bytes of the whole answer. */
  readonly answerBytes: number;
  /** The most bytes of one instance, of a row without its instances, and of the answer without its rows. */
  readonly rowBytes: number;
}

/** The API documents six levels. A value much deeper could overflow the stack of whoever walks it. */
const maxDepth = 512;

const rowList = 0;

const textOrNull = z.catch(z.nullable(z.string()), null);

/** Go, which the upstream's SDKs suggest, writes an empty slice as null: no list is an empty one here. */
const successEnvelope = z.object({
  requestId: textOrNull,
  response: z.object({
    requestId: textOrNull,
    totalCount: z.catch(z.nullable(z.number()), null),
    dataSet: z.nullish(z.array(z.unknown())),
  }),
});
const partialAnswer = z.object({ requestId: textOrNull, response: z.object({ requestId: textOrNull }) });

/**
 * Reads the body of a 200 answer, and gives together what completes in one slice of it: a step for each of two million
 * results would take longer than to read them. Takes a chunk only when the consumer asks for more than the chunks before
 * gave. `rows` is the most that were asked for. `asApiError` tells the error that an envelope stands for, since a 200 may
 * hold one.
 */
export async function* readInvocationEvents(
  body: AsyncIterable<Uint8Array>,
  options: {
    rows: number;
    limits: ReadLimits;
    signal: AbortSignal;
    asApiError: (envelope: unknown) => ApiError | null;
  },
): AsyncGenerator<readonly InvocationEvent[], void, void> {
  const { limits, signal } = options;
  const splitter = new JsonSplitter({
    lists: [["response", "dataSet"], ["invocationInstances"]],
    maxPieceBytes: limits.rowBytes,
    maxDepth,
  });
  const toEvent = eventMaker();
  const pace = createPace(options.rows);
  let answerBytes = 0;
  try {
    for await (const chunk of body) {
      answerBytes += chunk.length;
      if (answerBytes > limits.answerBytes) throw new TooLargeError("answer", limits.answerBytes);
      for (const { events, fault } of slicesOf(chunk, splitter, toEvent, pace)) {
        if (events.length > 0) yield events;
        signal.throwIfAborted();
        if (fault !== undefined) throw fault.error;
        await pace.turn();
      }
    }
    yield [endEvent(splitter.end(), answerBytes, options.asApiError)];
  } catch (error) {
    throw error instanceof JsonSplitError ? fromSplitError(error, limits) : error;
  }
}

interface Slice {
  readonly events: readonly InvocationEvent[];
  readonly fault?: { readonly error: unknown };
}

/** What completes in each slice of a chunk. What came before a fault counts. */
function* slicesOf(
  chunk: Uint8Array,
  splitter: JsonSplitter,
  toEvent: ToEvent,
  pace: Pace,
): Generator<Slice, void, void> {
  const pieces = splitter.push(chunk);
  for (let isOver = false; !isOver; ) {
    const events: InvocationEvent[] = [];
    const end = splitter.offset + pace.sliceBytes();
    try {
      do {
        const { value: piece, done } = pieces.next();
        if (done) isOver = true;
        const event = piece && toEvent(piece);
        if (event !== undefined) events.push(event);
      } while (!isOver && splitter.offset < end);
    } catch (error) {
      yield { events, fault: { error } };
      return;
    }
    yield { events };
  }
}

type ToEvent = (piece: JsonPiece) => InvocationEvent | undefined;

function eventMaker(): ToEvent {
  let rowIndex = 0;
  let invocationId: string | undefined;
  let requestId: string | null = null;
  return ({ kind, list, value }) => {
    if (kind === "list") {
      if (list === rowList) requestId = requestIdOf(partialAnswer.safeParse(value).data);
      else invocationId = new FieldReader(value).text("invocationId") ?? undefined;
      return undefined;
    }
    if (list !== rowList) {
      return { type: "instance", instance: readInstance(value), rowIndex, invocationId, requestId };
    }
    rowIndex += 1;
    return { type: "invocation", ...readInvocation(value), rowIndex: rowIndex - 1 };
  };
}

function endEvent(
  document: unknown,
  answerBytes: number,
  asApiError: (envelope: unknown) => ApiError | null,
): InvocationEvent {
  const { data: envelope } = successEnvelope.safeParse(document);
  if (envelope === undefined) {
    throw (
      asApiError(document) ?? new BadResponseError("wrong-shape", "the answer has no list of invocations")
    );
  }
  const { totalCount } = envelope.response;
  return { type: "end", totalCount, requestId: requestIdOf(envelope), answerBytes };
}

function requestIdOf(answer: z.infer<typeof partialAnswer> | undefined): string | null {
  return answer?.requestId ?? answer?.response.requestId ?? null;
}

function fromSplitError({ reason, offset }: JsonSplitError, limits: ReadLimits): Error {
  switch (reason) {
    case "piece-too-large":
      return new TooLargeError("row", limits.rowBytes);
    case "truncated":
      return new BadResponseError(
        "truncated",
        `the answer ends after ${offset} bytes, before it is complete`,
      );
    case "syntax":
      return new BadResponseError("not-json", `the answer is not JSON, near byte ${offset}`);
    case "too-deep":
      return new BadResponseError("wrong-shape", `the answer has more than ${maxDepth} levels`);
    case "repeated-list":
      return new BadResponseError("wrong-shape", "the answer has the same list twice");
  }
}
