import { type Problem, type StreamName, streamNames } from "@command-history/contract";
import type { UpstreamInstance } from "@command-history/zenlayer";
import { streamText } from "../invocations/convert.ts";

/** Characters of a text that are written at a time. */
const pieceLength = 16_384;

/** Items as JSON, one a line. */
export async function* toNdjson(items: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const item of items) yield `${JSON.stringify(item)}\n`;
}

/** The line that ends a file which could not be completed, so that it is not taken for the whole. */
export function problemLine(problem: Problem): string {
  return `${JSON.stringify({ problem })}\n`;
}

/** The line of an instance with its whole texts, in pieces: escaped, a text can be six times as long. */
export function* instanceLine(facts: object, instance: UpstreamInstance): Generator<string> {
  yield JSON.stringify(facts).slice(0, -1);
  for (const stream of streamNames) yield* textMember(stream, streamText(instance, stream));
  yield "}\n";
}

function* textMember(name: StreamName, text: string | null): Generator<string> {
  if (text === null) {
    yield `,"${name}":null`;
    return;
  }
  yield `,"${name}":"`;
  for (let at = 0; at < text.length; at += pieceLength) {
    // A pair of surrogates that is cut in two comes out as two escapes, which are that pair again when read.
    yield JSON.stringify(text.slice(at, at + pieceLength)).slice(1, -1);
  }
  yield '"';
}
