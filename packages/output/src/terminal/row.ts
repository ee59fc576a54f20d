import { cellWidth } from "./cell-width.ts";
import type { Segment } from "./line.ts";
import { defaultPen, type Pen } from "./pen.ts";
import { SegmentList } from "./segment-list.ts";

/** Columns of a row that can be written over one by one. */
export const rowColumns = 4096;

/** The pen of cells never written, or erased: a space that only shows when something follows it. */
const blankPen: Pen = { ...defaultPen };
const blank = " ";
/** The right half of a wide character shows nothing of its own. */
const rightHalf = "";

/**
 * One row of a terminal, as cells that can be written over. What is written past the last of `rowColumns` cells is kept
 * in the order it came and can be erased, but not written over. Erased cells have no colour.
 */
export class Row {
  readonly #glyphs: string[] = [];
  readonly #pens: Pen[] = [];
  #beyond: SegmentList | undefined;

  /** Writes text from a column on and returns the column after it. The text holds nothing that `isPlain` refuses. */
  write(text: string, from: number, pen: Pen): number {
    let column = from;
    for (let at = 0; at < text.length; ) {
      if (column >= rowColumns) {
        this.#beyond ??= new SegmentList();
        this.#beyond.push(text.slice(at), pen);
        return column + text.length - at;
      }
      const codePoint = text.codePointAt(at) ?? 0;
      const character = codePoint > 0xffff ? text.slice(at, at + 2) : text.charAt(at);
      column = this.#put(character, cellWidth(codePoint), column, pen);
      at += character.length;
    }
    return column;
  }

  /** Erases from a column to the end of the row. */
  eraseFrom(column: number): void {
    this.#beyond = undefined;
    this.#split(column);
    if (column >= this.#glyphs.length) return;
    this.#glyphs.length = column;
    this.#pens.length = column;
  }

  /** Erases the columns from `from` to before `to`. */
  erase(from: number, to: number): void {
    if (to >= this.#glyphs.length && this.#beyond === undefined) {
      this.eraseFrom(from);
      return;
    }
    this.#split(from);
    this.#split(to);
    this.#glyphs.fill(blank, from, to);
    this.#pens.fill(blankPen, from, to);
  }

  /** What the row shows; blanks after the last character are left out. */
  segments(): readonly Segment[] {
    const list = new SegmentList();
    let length = this.#glyphs.length;
    if (this.#beyond === undefined) while (length > 0 && this.#pens[length - 1] === blankPen) length--;
    for (let from = 0; from < length; ) {
      const pen = this.#pens[from] ?? blankPen;
      let to = from + 1;
      while (to < length && this.#pens[to] === pen) to++;
      list.push(this.#glyphs.slice(from, to).join(""), pen);
      from = to;
    }
    if (this.#beyond !== undefined) list.append(this.#beyond);
    return list.finish();
  }

  #put(character: string, width: 0 | 1 | 2, column: number, pen: Pen): number {
    if (width === 0 && column > 0) {
      const base = this.#glyphs[column - 1] === rightHalf ? column - 2 : column - 1;
      this.#extend(column);
      this.#glyphs[base] += character;
      if (this.#pens[base] === blankPen) this.#pens[base] = pen;
      return column;
    }
    const end = column + (width || 1);
    this.#extend(column);
    this.#split(column);
    this.#split(end);
    this.#glyphs[column] = character;
    this.#pens[column] = pen;
    if (width === 2) {
      this.#glyphs[column + 1] = rightHalf;
      this.#pens[column + 1] = pen;
    }
    return end;
  }

  #extend(length: number): void {
    while (this.#glyphs.length < length) {
      this.#glyphs.push(blank);
      this.#pens.push(blankPen);
    }
  }

  /** Blanks a wide character whose halves a boundary parts. */
  #split(column: number): void {
    if (this.#glyphs[column] !== rightHalf) return;
    this.#glyphs.fill(blank, column - 1, column + 1);
    this.#pens.fill(blankPen, column - 1, column + 1);
  }
}
