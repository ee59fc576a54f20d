import { GrowingBytes } from "./growing-bytes.ts";
import { JsonSplitError } from "./json-split-error.ts";

/**
 * The bytes of the parts being read: the document (part 0) and one element of each list, every part without the
 * elements split off it. A part that lies within one chunk is never copied.
 */
export class PartBytes {
  readonly #parts: readonly GrowingBytes[];
  readonly #maxBytes: number;
  #part: GrowingBytes;
  #chunk: Buffer = Buffer.alloc(0);
  /** Where in the chunk the part's bytes begin that have not been gathered. */
  #from = 0;
  #offset = 0;
  #peak = 0;

  constructor(count: number, maxBytes: number) {
    this.#part = new GrowingBytes();
    this.#parts = [this.#part, ...Array.from({ length: count - 1 }, () => new GrowingBytes())];
    this.#maxBytes = maxBytes;
  }

  /** The most bytes gathered at one time. */
  get peak(): number {
    return this.#peak;
  }

  /** Takes the next chunk, which stands at `offset` in the whole; the open part goes on at its start. */
  nextChunk(chunk: Buffer, offset: number): void {
    this.#chunk = chunk;
    this.#offset = offset;
    this.#from = 0;
  }

  /** From `at` of the chunk on, bytes belong to this part, which is empty or was left by `enter`ing another. */
  enter(index: number, at: number): void {
    this.#part = this.#parts[index] ?? this.#part;
    this.#from = at;
  }

  /** Gathers the open part's bytes up to `to`; returns how many it has then. */
  gather(to: number): number {
    this.#checkSize(to);
    this.#part.append(this.#chunk, this.#from, to);
    this.#from = to;
    this.#peak = Math.max(
      this.#peak,
      this.#parts.reduce((held, part) => held + part.length, 0),
    );
    return this.#part.length;
  }

  /** What has been gathered of the open part, from a byte of it on. */
  gathered(from = 0): string {
    return this.#part.text(from);
  }

  /** The open part's text, which ends at `to`. The part is empty then. */
  take(to: number): string {
    this.#checkSize(to);
    if (this.#part.length === 0) return this.#chunk.toString("utf8", this.#from, to);
    this.gather(to);
    const text = this.#part.text();
    this.#part.clear();
    return text;
  }

  #checkSize(to: number): void {
    if (this.#part.length + to - this.#from > this.#maxBytes) {
      throw new JsonSplitError("piece-too-large", this.#offset + to);
    }
  }
}
