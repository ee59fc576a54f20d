/**
 * Why a text could not be split. `syntax`: not JSON, or text after the document. `truncated`: it ended too early.
 * `repeated-list`: a list, or an object on the way to it, stands twice, so that what was emitted and what
 * JSON.parse would keep differ.
 */
export type JsonSplitReason = "syntax" | "truncated" | "too-deep" | "piece-too-large" | "repeated-list";

/** The splitter's only error. `offset` counts bytes from the start; the message holds nothing of the text. */
export class JsonSplitError extends Error {
  override readonly name = "JsonSplitError";
  readonly reason: JsonSplitReason;
  readonly offset: number;

  constructor(reason: JsonSplitReason, offset: number) {
    super(`JSON ${reason} at byte ${offset}`);
    this.reason = reason;
    this.offset = offset;
  }
}
