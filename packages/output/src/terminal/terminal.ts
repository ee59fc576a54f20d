import { erasesBelow, leavesLine } from "./leaves-line.ts";
import { LineCursor, type RowAccess } from "./line-cursor.ts";
import type { LineTable } from "./line-table.ts";
import { defaultPen, selectRendition } from "./pen.ts";
import type { Row } from "./row.ts";
import { escapeCode, readParameters, readSequence, type Sequence } from "./sequence.ts";

/**
 * How many lines may be composed, emptied or pushed up by cursor moves in one text. Real outputs stay far below; past
 * it, moves and erasures that leave the line are ignored, which keeps time and memory in proportion to the text.
 */
const lineBudget = 100_000;

const lineFeed = "\n";
const escapeCharacter = "\x1b";

/**
 * Reads a text as a terminal would and enters its lines into a table. As long as output only goes downwards, which is
 * nearly always, lines are stretches of the source and nothing is looked at but line feeds and escape sequences. A
 * sequence that leaves its line begins free movement: from then on lines are composed cell by cell, until a line feed
 * leads to a new last line.
 */
export class Terminal {
  readonly #lines: LineTable;
  readonly #height: number;
  readonly #interprets: boolean;
  #cursor = new LineCursor(defaultPen);
  /** The line of the cursor while it moves freely; it need not exist yet. */
  #line = 0;
  /** The first line of the screen, that is, the uppermost that the cursor can reach. */
  #top = 0;
  #isFree = false;
  /** Whether the cursor stands at the start of a new last line that has not begun yet. */
  #isAtLineStart = true;
  #saved = { line: 0, column: 0, pen: defaultPen };
  #budget = lineBudget;
  readonly #access: RowAccess;
  #offset = 0;
  #hasEscapes = false;

  /** `height`: the lines of the screen, which is how far up the cursor can go. `interprets`: false to heed line feeds only. */
  constructor(lines: LineTable, height: number, options: { interprets: boolean }) {
    this.#lines = lines;
    this.#height = height;
    this.#interprets = options.interprets;
    this.#access = {
      toWrite: () => {
        this.#reachLine();
        return this.#cells();
      },
      toErase: () => (this.#line < lines.count ? this.#cells() : undefined),
    };
  }

  /** Whether an escape character has come by. */
  get hasEscapes(): boolean {
    return this.#hasEscapes;
  }

  /** Reads on. `start` is the offset of this text in the whole; every text but the last ends with a line feed. */
  read(text: string, start: number): void {
    this.#hasEscapes ||= text.includes(escapeCharacter);
    let at = 0;
    while (at < text.length)
      at = this.#isFree ? this.#readFree(text, at, start) : this.#readDown(text, at, start);
  }

  #readDown(text: string, from: number, start: number): number {
    let at = from;
    let feed = indexOrEnd(text, lineFeed, at);
    let sequenceAt = this.#interprets ? indexOrEnd(text, escapeCharacter, at) : text.length;
    while (at < text.length) {
      if (feed < sequenceAt) {
        this.#beginLine(start + at);
        at = feed + 1;
        feed = indexOrEnd(text, lineFeed, at);
        this.#isAtLineStart = true;
        if (this.#lines.hasOpenLines) this.#scrollTo(this.#lines.count);
        continue;
      }
      if (sequenceAt > at) this.#beginLine(start + at);
      if (sequenceAt === text.length) return sequenceAt;
      const sequence = readSequence(text, sequenceAt);
      if (this.#leavesLine(text, sequence)) {
        this.#moveFreely(start + sequenceAt);
        return sequenceAt;
      }
      this.#beginLine(start + sequenceAt);
      if (sequence.kind === "csi" && sequence.final === "m") {
        const parameters = readParameters(text, sequence.from, sequence.to);
        this.#cursor.pen = selectRendition(this.#cursor.pen, parameters);
      }
      at = sequence.end;
      sequenceAt = indexOrEnd(text, escapeCharacter, at);
    }
    return at;
  }

  #beginLine(offset: number): void {
    if (!this.#isAtLineStart) return;
    this.#lines.begin(offset, this.#cursor.pen);
    this.#isAtLineStart = false;
  }

  #leavesLine(text: string, sequence: Sequence): boolean {
    return this.#budget > 0 && leavesLine(text, sequence);
  }

  /** The cursor leaves the last line: what that line holds so far is all that its stretch of source will ever show. */
  #moveFreely(offset: number): void {
    this.#isFree = true;
    this.#budget--;
    this.#lines.close(offset);
    this.#line = this.#lines.count;
    this.#cursor.column = 0;
    if (!this.#isAtLineStart) {
      const last = this.#lines.count - 1;
      this.#cursor = this.#lines.compose(last).cursor;
      this.#line = last;
      if (this.#lines.checkEmpty(last)) this.#lines.truncate(last);
    }
    this.#scrollTo(this.#line);
  }

  #readFree(text: string, from: number, start: number): number {
    let at = from;
    while (at < text.length) {
      this.#offset = start + at;
      const code = text.charCodeAt(at);
      if (code === 0x0a) {
        at++;
        this.#feedLine();
        if (!this.#isFree) return at;
      } else if (code === escapeCode) {
        const sequence = readSequence(text, at);
        if (this.#leavesLine(text, sequence)) this.#leaveLine(text, sequence);
        else if (erasesBelow(text, sequence)) this.#lines.truncate(this.#line + 1);
        at = this.#cursor.step(text, at, this.#access);
      } else {
        at = this.#cursor.step(text, at, this.#access);
        this.#lines.extend(this.#line, start + at);
      }
    }
    return at;
  }

  /** Carries out the part of a sequence that concerns other lines; the part within a line is left to the line's cursor. */
  #leaveLine(text: string, sequence: Sequence): void {
    const [first = 0, second = 0] = readParameters(text, sequence.from, sequence.to);
    const count = Math.max(first, 1);
    switch (sequence.final) {
      case "A":
      case "F":
        this.#moveToLine(this.#line - count);
        if (sequence.final === "F") this.#cursor.column = 0;
        break;
      case "B":
      case "E":
        this.#moveToLine(this.#line + count);
        if (sequence.final === "E") this.#cursor.column = 0;
        break;
      case "H":
      case "f":
        this.#moveToLine(this.#top + count - 1);
        this.#cursor.moveTo(Math.max(second, 1) - 1);
        break;
      case "d":
        this.#moveToLine(this.#top + count - 1);
        break;
      case "J":
        if (first === 1) this.#eraseAbove();
        else this.#pushScreenUp();
        break;
      case "s":
      case "7":
        this.#saved = { line: this.#line, column: this.#cursor.column, pen: this.#cursor.pen };
        break;
      case "u":
      case "8":
        this.#moveToLine(this.#saved.line);
        this.#cursor.column = this.#saved.column;
        this.#cursor.pen = { ...this.#saved.pen, href: this.#cursor.pen.href };
        break;
    }
  }

  #moveToLine(line: number): void {
    this.#line = Math.max(Math.min(line, this.#top + this.#height - 1), this.#top);
  }

  #feedLine(): void {
    this.#reachLine();
    this.#line++;
    this.#cursor.column = 0;
    this.#cursor.pen = { ...this.#cursor.pen, href: undefined };
    this.#scrollTo(this.#line);
    if (this.#line < this.#lines.count) return;
    this.#isFree = false;
    this.#isAtLineStart = true;
  }

  /** Lines that the cursor skipped on its way down begin to exist once it writes below them. */
  #reachLine(): void {
    for (; this.#lines.count <= this.#line; this.#budget--) this.#lines.beginEmpty(this.#offset);
  }

  #cells(): Row {
    if (!this.#lines.isOpen(this.#line)) this.#budget--;
    return this.#lines.cells(this.#line);
  }

  #eraseAbove(): void {
    for (let line = this.#top; line < Math.min(this.#line, this.#lines.count); line++) {
      this.#lines.empty(line);
      this.#budget--;
    }
  }

  /** What is on the screen moves up out of the cursor's reach, as a log keeps it; the cursor stays where it is on the screen. */
  #pushScreenUp(): void {
    let used = this.#lines.count;
    while (used > this.#top && this.#lines.checkEmpty(used - 1)) {
      used--;
      this.#budget--;
    }
    const height = used - this.#top;
    this.#budget -= height;
    this.#line += height;
    this.#setTop(used);
  }

  /** A line below the screen's last brings the screen down to it. */
  #scrollTo(line: number): void {
    this.#setTop(line - this.#height + 1);
  }

  #setTop(top: number): void {
    if (this.#lines.hasOpenLines) for (let line = this.#top; line < top; line++) this.#lines.settle(line);
    this.#top = Math.max(this.#top, top);
  }
}

function indexOrEnd(text: string, what: string, from: number): number {
  const index = text.indexOf(what, from);
  return index === -1 ? text.length : index;
}
