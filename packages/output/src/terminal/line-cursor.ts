import { showControls } from "./control.ts";
import { followLink } from "./link.ts";
import { type Pen, selectRendition } from "./pen.ts";
import { type Row, rowColumns } from "./row.ts";
import { escapeCode, readParameters, readSequence, type Sequence } from "./sequence.ts";

/** How far right a move can bring the cursor: beyond any real terminal, and a bound for what a few bytes can cost. */
const lastColumn = 1023;
const tabWidth = 8;

const lineFeed = 0x0a;
const backspace = 0x08;
const tab = 0x09;
const carriageReturn = 0x0d;
/** SO and SI switch character sets. Like the escape sequences that do so, they are dropped. */
const shiftOut = 0x0e;
const shiftIn = 0x0f;

/** Whether a unit ends a stretch of printed text. Other controls are printed, as symbols. */
function isActing(code: number): boolean {
  return (
    code < 0x20 &&
    (code === escapeCode ||
      code === carriageReturn ||
      code === lineFeed ||
      code === tab ||
      code === backspace ||
      code === shiftOut ||
      code === shiftIn)
  );
}

/** The end of the printed text that begins at `from`. */
export function endOfPrint(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isActing(text.charCodeAt(at))) at++;
  return at;
}

/** The row that the cursor stands on. One that does not exist yet comes into being when written to, not when erased. */
export interface RowAccess {
  toWrite(): Row;
  toErase(): Row | undefined;
}

/** A cursor that writes, moves and erases within one row at a time. Moves that leave the row are not its concern. */
export class LineCursor {
  column = 0;
  pen: Pen;

  constructor(pen: Pen) {
    this.pen = pen;
  }

  /** Carries out a text without line feeds. */
  run(text: string, row: Row): void {
    const access: RowAccess = { toWrite: () => row, toErase: () => row };
    for (let at = 0; at < text.length; ) at = this.step(text, at, access);
  }

  /** Carries out what stands at `at`, a stretch of text, a control character or a sequence, and returns where it ends. */
  step(text: string, at: number, rows: RowAccess): number {
    const code = text.charCodeAt(at);
    if (code === escapeCode) {
      const sequence = readSequence(text, at);
      this.#obey(text, sequence, rows);
      return sequence.end;
    }
    if (isActing(code)) {
      this.#control(code);
      return at + 1;
    }
    const end = endOfPrint(text, at);
    this.column = rows.toWrite().write(showControls(text.slice(at, end)), this.column, this.pen);
    return end;
  }

  #control(code: number): void {
    if (code === carriageReturn) this.column = 0;
    if (code === backspace) this.column = Math.max(this.column - 1, 0);
    if (code === tab) this.moveTo((Math.floor(this.column / tabWidth) + 1) * tabWidth);
  }

  /** Moves to a column, counted from 0. To the right, no farther than `lastColumn`. */
  moveTo(column: number): void {
    this.column = Math.max(Math.min(column, Math.max(this.column, lastColumn)), 0);
  }

  #obey(text: string, sequence: Sequence, rows: RowAccess): void {
    if (sequence.kind === "osc") this.pen = followLink(this.pen, text.slice(sequence.from, sequence.to));
    if (sequence.kind !== "csi") return;
    const parameters = readParameters(text, sequence.from, sequence.to);
    const [first = 0] = parameters;
    const count = Math.max(first, 1);
    switch (sequence.final) {
      case "m":
        this.pen = selectRendition(this.pen, parameters);
        break;
      case "C":
        this.moveTo(this.column + count);
        break;
      case "D":
        this.moveTo(this.column - count);
        break;
      case "G":
        this.moveTo(count - 1);
        break;
      case "K":
        this.#eraseInLine(first, rows.toErase());
        break;
      case "J":
        if (first === 0 || first === 1) this.#eraseInLine(first, rows.toErase());
        break;
      case "X":
        rows.toErase()?.erase(this.column, Math.min(this.column + count, rowColumns));
        break;
    }
  }

  #eraseInLine(mode: number, row: Row | undefined): void {
    if (mode === 0) row?.eraseFrom(this.column);
    if (mode === 1) row?.erase(0, this.column + 1);
    if (mode === 2) row?.eraseFrom(0);
  }
}
