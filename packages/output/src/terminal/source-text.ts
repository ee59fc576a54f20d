import { Uint32List } from "./uint32-list.ts";

/** A text held as the pieces it came in, which are never joined. Offsets count UTF-16 units of the whole. */
export class SourceText {
  readonly #pieces: string[] = [];
  readonly #starts = new Uint32List();
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(piece: string): void {
    if (piece === "") return;
    this.#pieces.push(piece);
    this.#starts.push(this.#length);
    this.#length += piece.length;
  }

  slice(from: number, to: number): string {
    let index = this.#starts.countUpTo(from) - 1;
    let text = "";
    for (let at = from; at < to; index++) {
      const piece = this.#pieces[index];
      if (piece === undefined) break;
      const start = this.#starts.at(index);
      text += piece.slice(at - start, to - start);
      at = start + piece.length;
    }
    return text;
  }
}
