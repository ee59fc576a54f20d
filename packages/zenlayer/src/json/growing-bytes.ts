/** What is kept allocated between two pieces, so that one huge piece does not hold its memory for the rest. */
const keptCapacity = 16 * 1024 * 1024;

/** Bytes gathered from several chunks. Capacity doubles, so that gathering n bytes copies O(n) of them. */
export class GrowingBytes {
  #bytes = Buffer.alloc(0);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  append(source: Buffer, from: number, to: number): void {
    const length = this.#length + to - from;
    if (length > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(length, this.#bytes.length * 2, 1024));
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    source.copy(this.#bytes, this.#length, from, to);
    this.#length = length;
  }

  /** The text gathered, from a byte of it on. Bytes that are not UTF-8 become U+FFFD. */
  text(from = 0): string {
    return this.#bytes.toString("utf8", from, this.#length);
  }

  clear(): void {
    this.#length = 0;
    if (this.#bytes.length > keptCapacity) this.#bytes = Buffer.alloc(0);
  }
}
