const blockSize = 1 << 12;

/** A growing list of unsigned 32-bit integers at 4 bytes each, in blocks, so that growing copies nothing. */
export class Uint32List {
  readonly #blocks: Uint32Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    const offset = this.#length % blockSize;
    const index = (this.#length - offset) / blockSize;
    let block = this.#blocks[index];
    if (block === undefined) {
      block = new Uint32Array(blockSize);
      this.#blocks.push(block);
    }
    block[offset] = value;
    this.#length++;
  }

  /** The value at an index; 0 outside the list. */
  at(index: number): number {
    return this.#blocks[Math.floor(index / blockSize)]?.[index % blockSize] ?? 0;
  }

  /** Drops everything from a length on. */
  truncate(length: number): void {
    this.#length = Math.min(length, this.#length);
    this.#blocks.length = Math.ceil(this.#length / blockSize);
  }

  /** How many values of an ascending list are at most `value`. */
  countUpTo(value: number): number {
    // The block first, by what it begins with: the steps within it then ask for no other. Each hit of a search asks this.
    const blocks = this.#blocks;
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((blocks[middle]?.[0] ?? 0) <= value) low = middle + 1;
      else high = middle;
    }
    const block = blocks[low - 1];
    if (block === undefined) return 0;
    const before = (low - 1) * blockSize;
    low = 1;
    high = Math.min(blockSize, this.#length - before);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((block[middle] ?? 0) <= value) low = middle + 1;
      else high = middle;
    }
    return before + low;
  }
}
