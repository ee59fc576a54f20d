/** How an element of a list follows another, up to the first key of it: `},{"invocationId"`. */
const seam = /^\}\s*,\s*\{\s*"[^"\\]*"/;

/** A seam is looked for in so many bytes. */
const seamBytes = 128;

/**
 * Guesses where an element of a list ends: where the next one seems to begin as one before did. To search for that takes
 * a fraction of the time of going through the element, byte by byte. Whether the guess is right is JSON.parse's to say: a
 * text that begins where an object does, and that it takes, is that object, no less and no more.
 */
export class LikelyEnd {
  #seam: Buffer | undefined;
  #isGivenUp = false;
  /** The chunk searched last, and up to where nothing in it is to be found: it is not searched for each of its elements. */
  #searched: Buffer | undefined;
  #searchedTo = 0;

  /** Learns from what follows an element that ends right before `end`. */
  learn(bytes: Buffer, end: number): void {
    if (this.#seam !== undefined || this.#isGivenUp) return;
    const [found] = seam.exec(bytes.toString("latin1", end - 1, end + seamBytes)) ?? [];
    if (found !== undefined) this.#seam = Buffer.from(found, "latin1");
  }

  /** The index just past the element that begins at `from` of a chunk, or -1: there is nothing to guess by. */
  find(chunk: Buffer, from: number): number {
    if (this.#seam === undefined || (chunk === this.#searched && from < this.#searchedTo)) return -1;
    const at = chunk.indexOf(this.#seam, from);
    if (at !== -1) return at + 1;
    this.passOver(chunk, chunk.length);
    return -1;
  }

  /** What was guessed is not to be taken. It may lie far beyond this element, and would be for each of those between. */
  passOver(chunk: Buffer, to: number): void {
    this.#searched = chunk;
    this.#searchedTo = to;
  }

  /** A guess was wrong, and others would be: what is in the elements begins as they do, say. */
  giveUp(): void {
    this.#seam = undefined;
    this.#isGivenUp = true;
  }
}
