import type { Segment } from "./line.ts";
import { defaultPen, type Pen, samePen, styleOf } from "./pen.ts";

/** Collects the segments of a line from left to right; neighbours in the same pen become one. */
export class SegmentList {
  readonly #segments: Segment[] = [];
  #pen: Pen = defaultPen;
  #text = "";

  get isEmpty(): boolean {
    return this.#text === "" && this.#segments.length === 0;
  }

  push(text: string, pen: Pen): void {
    if (text === "") return;
    if (!samePen(pen, this.#pen)) {
      this.#close();
      this.#pen = pen;
    }
    this.#text += text;
  }

  /** Takes over what another list holds. */
  append(other: SegmentList): void {
    this.#close();
    other.#close();
    for (const segment of other.#segments) this.#segments.push(segment);
  }

  finish(): Segment[] {
    this.#close();
    return this.#segments;
  }

  #close(): void {
    if (this.#text === "") return;
    const { href } = this.#pen;
    const style = styleOf(this.#pen);
    this.#segments.push(href === undefined ? { text: this.#text, style } : { text: this.#text, style, href });
    this.#text = "";
  }
}
