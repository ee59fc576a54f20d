import { once } from "node:events";
import { createGzip } from "node:zlib";
import type { AnswerEnd, AnswerSource } from "./answer.ts";

/** Characters that are gathered before the compressor gets them: each call of it takes a turn of its own. */
const batchLength = 16_384;

/** How long text may wait to be pushed out while more of it is awaited. */
const flushAfterMs = 100;

/**
 * Compresses a text while it comes. Each piece of what that gives goes to `push`; the first bytes at once, so that
 * readers have something while the rest is on its way. Throws what the text throws.
 */
export async function compress(
  text: AnswerSource["text"],
  push: (gzip: Buffer) => void,
): Promise<{ end: AnswerEnd; bytes: number }> {
  const gzip = createGzip();
  gzip.on("data", push);
  const finished = once(gzip, "end");
  let batch = "";
  let bytes = 0;
  let isFirst = true;
  let flushTimer: NodeJS.Timeout | undefined;

  async function write(piece: string | Uint8Array): Promise<void> {
    bytes += Buffer.byteLength(piece);
    if (!gzip.write(piece)) await once(gzip, "drain");
  }

  async function writeBatch(): Promise<void> {
    if (batch === "") return;
    const gathered = batch;
    batch = "";
    await write(gathered);
  }

  function flush(): void {
    flushTimer = undefined;
    const gathered = batch;
    batch = "";
    bytes += Buffer.byteLength(gathered);
    if (gathered !== "") gzip.write(gathered);
    gzip.flush();
  }

  try {
    for (;;) {
      const next = await text.next();
      if (next.done) {
        clearTimeout(flushTimer);
        await writeBatch();
        gzip.end();
        await finished;
        return { end: next.value, bytes };
      }
      if (typeof next.value === "string") {
        batch += next.value;
        if (batch.length >= batchLength) await writeBatch();
      } else {
        await writeBatch();
        await write(next.value);
      }
      if (isFirst) flush();
      else flushTimer ??= setTimeout(flush, flushAfterMs);
      isFirst = false;
    }
  } catch (error) {
    clearTimeout(flushTimer);
    finished.catch(() => undefined);
    gzip.destroy();
    throw error;
  }
}
