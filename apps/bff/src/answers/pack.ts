import { once } from "node:events";
import type { AnswerEnd, AnswerSource } from "./answer.ts";
import type { Coding } from "./coding.ts";

/**
 * Characters that are gathered before the compressor gets them: each call of it takes a turn of its own. A text that is
 * shorter as a whole is packed at once, which takes about half a millisecond.
 */
const batchLength = 32_768;

/** How long text may wait to be pushed out while more of it is awaited. */
const flushAfterMs = 100;

type Packer = ReturnType<Coding["createPacker"]>;

interface Packing {
  readonly coding: Coding;
  /** Each piece of the packed text, in order. */
  push(piece: Buffer): void;
  /** The first text goes out before more is asked for: its readers take it as it comes. */
  readonly firstAtOnce: boolean;
}

/** Compresses a text while it comes. Gives its end, and the number of its bytes as they were. Throws what the text throws. */
export async function pack(
  text: AnswerSource["text"],
  { coding, push, firstAtOnce }: Packing,
): Promise<{ end: AnswerEnd; bytes: number }> {
  let running: { readonly packer: Packer; readonly finished: Promise<unknown> } | undefined;
  let batch = "";
  let bytes = 0;
  let isFirst = firstAtOnce;
  let flushTimer: NodeJS.Timeout | undefined;
  let written = Promise.resolve();

  function started() {
    if (running !== undefined) return running;
    const packer = coding.createPacker();
    packer.on("data", push);
    const finished = once(packer, "end");
    // What fails is met where the packer is waited for, which can be later.
    finished.catch(() => undefined);
    running = { packer, finished };
    return running;
  }

  function takeBatch(): string {
    const gathered = batch;
    batch = "";
    bytes += Buffer.byteLength(gathered);
    return gathered;
  }

  /** Waits for what was written before, not for this piece: it is packed on another thread, while the next text is made. */
  async function write(piece: string | Uint8Array): Promise<void> {
    if (piece.length === 0) return;
    const { packer } = started();
    await written;
    written = new Promise((resolve, reject) => {
      packer.write(piece, (error) => (error ? reject(error) : resolve()));
    });
    written.catch(() => undefined);
  }

  function flush(done?: () => void): void {
    clearTimeout(flushTimer);
    flushTimer = undefined;
    const { packer } = started();
    const gathered = takeBatch();
    if (gathered !== "") packer.write(gathered);
    packer.flush(done);
  }

  async function end(rest: string): Promise<void> {
    if (running === undefined) {
      push(coding.packAtOnce(rest));
      return;
    }
    running.packer.end(rest);
    await running.finished;
  }

  try {
    for (;;) {
      const next = await text.next();
      if (next.done) {
        clearTimeout(flushTimer);
        await end(takeBatch());
        return { end: next.value, bytes };
      }
      if (typeof next.value === "string") {
        batch += next.value;
        if (batch.length >= batchLength) await write(takeBatch());
      } else {
        await write(takeBatch());
        bytes += next.value.length;
        await write(next.value);
      }
      if (isFirst) await new Promise<void>((resolve) => flush(resolve));
      else flushTimer ??= setTimeout(flush, flushAfterMs);
      isFirst = false;
    }
  } catch (error) {
    clearTimeout(flushTimer);
    running?.packer.destroy();
    throw error;
  }
}
