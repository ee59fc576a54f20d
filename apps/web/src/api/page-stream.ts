import { createItemReader, type PagePart, problemSchema } from "@command-history/contract";
import * as z from "zod/mini";
import { ConnectionError, ProblemError, UnreadableAnswerError } from "../lib/errors.ts";
import { nextTurn } from "../lib/next-turn.ts";
import { readingError } from "./http.ts";

/** The items of an answer that have come so far. */
export interface ItemsSoFar<Item, End> {
  readonly items: readonly Item[];
  /** Of the answer as far as it has been read, unpacked. */
  readonly bytes: number;
  /** Null until the answer is whole. */
  readonly end: End | null;
}

/** Whether items that are still arriving are worth more than those shown already. */
export function showsMore(
  items: readonly unknown[],
  before: Pick<ItemsSoFar<unknown, unknown>, "items" | "end"> | undefined,
): boolean {
  return before === undefined || (before.end === null && items.length > before.items.length);
}

/** How long items that are still arriving wait at least until they are shown: each time re-renders what shows them. */
const showEveryMs = 150;

/** The same after the first of them, with which all of the page may be rendered for the first time. */
const showSecondMs = 400;

/** And how many times as long as it took to show those before, so that most of the time goes into reading. */
const showTimes = 3;

/** How much is read at once, in characters: what has come while the scripts loaded can be most of the answer. */
const pieceLength = 65_536;

/** How long reading goes on before the page may do something else. */
const turnMs = 8;

/** How long it waits at most for what is shown to be painted: a page that was hidden just now paints nothing. */
const paintMs = 1000;

/**
 * Reads an answer of many items, and calls `show` with those that have come, and their bytes, while more still come, also
 * when it then breaks off. Throws what `readItemParts` throws, and the ProblemError that ended the answer early.
 */
export async function readItems<Item, EndSchema extends z.ZodMiniType<object>>(
  response: Response,
  endSchema: EndSchema,
  signal: AbortSignal,
  show: (items: readonly Item[], bytes: number) => void,
): Promise<ItemsSoFar<Item, z.output<EndSchema>>> {
  const items: Item[] = [];
  let end: z.output<EndSchema> | undefined;
  let showAt = Number.NEGATIVE_INFINITY;
  let shown = 0;
  let bytes = 0;
  let turnEnd = performance.now() + turnMs;
  try {
    for await (const piece of readItemParts<Item, z.output<EndSchema>>(response)) {
      bytes = piece.bytes;
      for (const part of piece.parts) {
        if (part.kind === "item") items.push(part.item);
        else if (part.kind === "end") end = readPart(endSchema, part.end, response.status);
        else throw new ProblemError(readPart(problemSchema, part.problem, response.status));
      }
      const now = performance.now();
      if (items.length > shown && now >= showAt) {
        const leastMs = shown === 0 ? showSecondMs : showEveryMs;
        show(items.slice(), bytes);
        shown = items.length;
        // An answer that has come already would be read to its end before the first of its items is painted.
        // A hidden page paints nothing, and its timers wait for a second.
        await (document.hidden ? nextTurn() : painted());
        const painting = performance.now() - now;
        showAt = now + painting + Math.max(leastMs, showTimes * painting);
      } else if (now >= turnEnd) await nextTurn();
      else continue;
      turnEnd = performance.now() + turnMs;
    }
  } catch (error) {
    // The items that came are kept beside the error.
    if (!signal.aborted && items.length > shown) show(items.slice(), bytes);
    throw error;
  }
  if (end === undefined) throw new UnreadableAnswerError(response.status);
  return { items, bytes, end };
}

/** Waits until what was shown just now has been rendered and painted. */
async function painted(): Promise<void> {
  // What is shown is rendered from a timer on that was set before this one.
  await new Promise((resolve) => setTimeout(resolve));
  await new Promise<void>((resolve) => {
    setTimeout(resolve, paintMs);
    // A page that is rendered in turns has no idle moment before its last. Not every browser tells of them.
    if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve());
    // A frame's callbacks run before it is painted.
    else requestAnimationFrame(() => resolve(nextTurn()));
  });
}

function readPart<Schema extends z.ZodMiniType>(schema: Schema, value: unknown, status: number) {
  const result = z.safeParse(schema, value);
  if (!result.success) throw new UnreadableAnswerError(status, { cause: result.error });
  return result.data;
}

/**
 * Yields the parts of an answer of many items as they arrive, those of one piece of the body together, and how many bytes
 * of it have been read. Throws ConnectionError when the body ends too early, UnreadableAnswerError when it is not such an
 * answer, and the signal's AbortError.
 */
async function* readItemParts<Item, End extends object>(
  response: Response,
): AsyncGenerator<{ readonly parts: readonly PagePart<Item, End>[]; readonly bytes: number }> {
  if (response.body === null) throw new UnreadableAnswerError(response.status);
  const reader = createItemReader<Item, End>();
  const chunks = response.body.getReader();
  const decoder = new TextDecoder();
  let before = 0;
  try {
    for (;;) {
      const { done, value } = await chunks.read().catch((error: unknown) => {
        throw readingError(error);
      });
      if (done) break;
      const text = decoder.decode(value, { stream: true });
      for (let start = 0; start < text.length; start += pieceLength) {
        const piece = text.slice(start, start + pieceLength);
        // A letter can have more than one byte: of those of the chunk, the piece's share.
        const bytes = before + Math.round((value.length * (start + piece.length)) / text.length);
        yield { parts: parse(() => reader.push(piece), response.status), bytes };
      }
      before += value.length;
    }
  } finally {
    // Without effect once the body has been read to its end; else it closes the connection.
    await chunks.cancel().catch(() => undefined);
  }
  try {
    yield { parts: reader.close(), bytes: before };
  } catch (error) {
    throw new ConnectionError("The page ended early", { cause: error });
  }
}

function parse<Item, End>(
  read: () => readonly PagePart<Item, End>[],
  status: number,
): readonly PagePart<Item, End>[] {
  try {
    return read();
  } catch (error) {
    throw new UnreadableAnswerError(status, { cause: error });
  }
}
