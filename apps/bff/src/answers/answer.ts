import type { ErrorCode } from "@command-history/contract";

/** How the text of an answer ended. */
export interface AnswerEnd {
  /**
   * Two answers of the same tag say the same: strong when they are the same to the byte, weak (`W/"…"`) when they may
   * differ in when they were read. Null: the answer broke off, and nobody else may have it.
   */
  readonly etag: string | null;
  /** What made it break off. */
  readonly brokenBy?: ErrorCode | undefined;
  /** How long it may be kept, in ms, beyond the moment in which it is fresh. */
  readonly keepMs: number;
  /** Whether it can never change: then it is fresh as long as it is kept. */
  readonly isFinal: boolean;
}

/** An answer while it is made. */
export interface AnswerSource {
  /** Sent with the answer, whoever gets it. */
  readonly headers: Readonly<Record<string, string>>;
  /** The text in UTF-8, piece by piece. One that throws has broken off. */
  readonly text: AsyncGenerator<string | Uint8Array, AnswerEnd, void>;
}

/** What an answer is made with: it belongs to all its readers, and outlives the first of them. */
export interface AnswerMaker {
  /** Aborts when the last reader has left. */
  readonly signal: AbortSignal;
  noteUpstreamRequest(requestId: string): void;
}

/** A whole answer, as it is kept. */
export interface KeptAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
  /** The text, compressed. */
  readonly packed: Buffer;
  /** Bytes of the text. */
  readonly bytes: number;
  /** When it was whole, by our clock in ms. */
  readonly madeAt: number;
  readonly isFinal: boolean;
  readonly upstreamRequestId: string | undefined;
}
