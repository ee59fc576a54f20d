import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Page } from "./invocation-source.ts";
import type { Chunk } from "./wire.ts";

const blockBytes = 64 * 1024;

/** The body of a successful answer in pieces: `{requestId, response: {requestId, dataSet, totalCount}}`. */
export function* pageJson(requestId: string, page: Page): Generator<Chunk> {
  const id = JSON.stringify(requestId);
  yield `{"requestId":${id},"response":{"requestId":${id},"dataSet":[`;
  let separator = "";
  for (const row of page.rows) {
    yield separator;
    yield* row;
    separator = ",";
  }
  yield `],"totalCount":${page.totalCount}}}`;
}

/**
 * Writes an answer as it is made, no faster than it is read. Resolves also when the client leaves before the
 * end, which is its right.
 */
export async function sendJson(response: ServerResponse, chunks: Iterable<Chunk>): Promise<void> {
  response.writeHead(200, { "content-type": "application/json" });
  try {
    await pipeline(Readable.from(blocks(chunks), { objectMode: true, highWaterMark: 1 }), response);
  } catch (error) {
    if (!response.destroyed) throw error;
  }
}

/** Joins small pieces, so that a row of 300 bytes does not cost a system call. */
function* blocks(chunks: Iterable<Chunk>): Generator<Chunk> {
  let text = "";
  for (const chunk of chunks) {
    if (typeof chunk === "string") {
      text += chunk;
      if (text.length < blockBytes) continue;
      yield text;
    } else {
      if (text !== "") yield text;
      yield chunk;
    }
    text = "";
  }
  if (text !== "") yield text;
}
