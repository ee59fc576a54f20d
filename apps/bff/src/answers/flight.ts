import type { ErrorCode } from "@command-history/contract";
import type { AnswerEnd, AnswerMaker, AnswerSource, KeptAnswer } from "./answer.ts";
import type { Coding } from "./coding.ts";
import { pack } from "./pack.ts";

/** One reader of an answer under way. */
export interface FlightReader {
  /** The headers, once the first piece of the text is there. Throws what making the answer failed with before it. */
  readonly headers: Promise<Readonly<Record<string, string>>>;
  /** The compressed text from its beginning. Throws when the answer breaks off. */
  chunks(): AsyncGenerator<Buffer, void, void>;
  /** To be called once. The flight ends when its last reader leaves. */
  leave(): void;
}

/** An answer that is made once, for everyone who asks for it meanwhile. */
export interface Flight {
  join(): FlightReader;
  /** The whole answer; undefined when it broke off, or nobody waited for it. Never rejects. */
  readonly whole: Promise<KeptAnswer | undefined>;
  /** How long a whole answer is worth keeping: known once `whole` has resolved. */
  keepMs(): number;
  /** What made it break off after it had begun, once `whole` has resolved. */
  brokenBy(): ErrorCode | undefined;
  /** The upstream's ID of the request that answers, once it is known. */
  upstreamRequestId(): string | undefined;
}

interface FlightOptions {
  readonly coding: Coding;
  /** Its readers take it as it comes: its first text goes out before more is asked for. */
  readonly sendsAsItComes: boolean;
  /** Our clock, in ms. */
  now(): number;
  /** Called when the last reader leaves before its end. */
  onAbandoned(): void;
}

/** Begins to make an answer. */
export function startFlight(
  make: (maker: AnswerMaker) => Promise<AnswerSource>,
  { coding, sendsAsItComes, now, onAbandoned }: FlightOptions,
): Flight {
  const controller = new AbortController();
  const chunks: Buffer[] = [];
  const waiting = new Set<() => void>();
  let readers = 0;
  let isOver = false;
  let failure: { readonly error: unknown } | undefined;
  let end: AnswerEnd | undefined;
  let upstreamRequestId: string | undefined;

  function wake(): void {
    for (const go of waiting) go();
    waiting.clear();
  }

  function push(piece: Buffer): void {
    chunks.push(piece);
    wake();
  }

  const source = make({
    signal: controller.signal,
    noteUpstreamRequest: (requestId) => {
      upstreamRequestId = requestId;
    },
  });

  async function run(): Promise<KeptAnswer | undefined> {
    try {
      const { headers, text } = await source;
      const made = await pack(text, { coding, push, firstAtOnce: sendsAsItComes });
      end = made.end;
      if (end.etag === null) return undefined;
      return {
        headers,
        etag: end.etag,
        packed: Buffer.concat(chunks),
        bytes: made.bytes,
        madeAt: now(),
        isFinal: end.isFinal,
        upstreamRequestId,
      };
    } catch (error) {
      failure = { error };
      return undefined;
    } finally {
      isOver = true;
      wake();
    }
  }
  const whole = run();
  const headers = source.then((made) => made.headers);
  // Whoever reads meets the error; there may be nobody left who does.
  headers.catch(() => undefined);

  async function* read(): AsyncGenerator<Buffer, void, void> {
    for (let at = 0; ; at++) {
      while (chunks[at] === undefined && !isOver) {
        await new Promise<void>((resolve) => waiting.add(resolve));
      }
      const chunk = chunks[at];
      if (chunk === undefined) break;
      yield chunk;
    }
    if (failure !== undefined) throw failure.error;
  }

  return {
    join() {
      readers += 1;
      return {
        headers,
        chunks: read,
        leave() {
          readers -= 1;
          if (readers > 0 || isOver) return;
          onAbandoned();
          controller.abort();
        },
      };
    },
    whole,
    keepMs: () => end?.keepMs ?? 0,
    brokenBy: () => end?.brokenBy,
    upstreamRequestId: () => upstreamRequestId,
  };
}
