import type { Segment, SourceRange } from "./line.ts";
import { LineCursor } from "./line-cursor.ts";
import { defaultPen, type Pen, samePen } from "./pen.ts";
import { renderLine } from "./render-line.ts";
import { Row } from "./row.ts";
import type { SourceText } from "./source-text.ts";
import { Uint32List } from "./uint32-list.ts";

/** A line that the cursor came back to, as cells, as long as it can come back again. */
interface OpenLine {
  readonly row: Row;
  sourceEnd: number;
}

/** The same when the cursor cannot reach it any more. */
interface ComposedLine {
  readonly segments: readonly Segment[];
  readonly sourceEnd: number;
}

/**
 * Where every line stands in the source. A line costs 4 bytes, its start: it ends where the next one starts. Kept apart
 * are the few that need more: lines that begin in another pen than the line before, lines that end earlier than the next
 * one starts, and lines that cursor moves composed from several places.
 */
export class LineTable {
  readonly #source: SourceText;
  readonly #starts = new Uint32List();
  /** The lines at whose start the pen is new, and three numbers for each: foreground, background, flags. */
  readonly #penLines = new Uint32List();
  readonly #pens = new Uint32List();
  #lastPen: Pen = defaultPen;
  readonly #earlyEnds = new Map<number, number>();
  /** Where the last line ended when the cursor left it; undefined while it grows. */
  #closedAt: number | undefined;
  readonly #open = new Map<number, OpenLine>();
  readonly #composed = new Map<number, ComposedLine>();

  constructor(source: SourceText) {
    this.#source = source;
  }

  get count(): number {
    return this.#starts.length;
  }

  /** Whether there are lines that `compose` opened and `settle` has not closed. */
  get hasOpenLines(): boolean {
    return this.#open.size > 0;
  }

  /** Adds a line that starts at an offset of the source and grows until `close` or the next line. */
  begin(offset: number, pen: Pen): void {
    if (pen !== this.#lastPen) this.#notePen(pen);
    if (this.#closedAt !== undefined) {
      if (this.#closedAt !== offset) this.#earlyEnds.set(this.count - 1, this.#closedAt);
      this.#closedAt = undefined;
    }
    this.#starts.push(offset);
  }

  /** Adds an empty line. */
  beginEmpty(offset: number): void {
    this.begin(offset, this.#lastPen);
    this.close(offset);
  }

  /** Ends the last line's stretch of source. */
  close(offset: number): void {
    this.#closedAt ??= offset;
  }

  /** A line as cells to write over, and the cursor as its source leaves it. */
  compose(line: number): { row: Row; cursor: LineCursor } {
    const row = new Row();
    const cursor = new LineCursor(this.#penAt(line));
    const { from, to } = this.source(line);
    cursor.run(this.#source.slice(from, to), row);
    this.#open.set(line, { row, sourceEnd: to });
    return { row, cursor };
  }

  /** The cells of a line that is open or can be opened. */
  cells(line: number): Row {
    return this.#open.get(line)?.row ?? this.compose(line).row;
  }

  isOpen(line: number): boolean {
    return this.#open.has(line);
  }

  /** Notes that an open line now shows something from the source before this offset. */
  extend(line: number, sourceEnd: number): void {
    const open = this.#open.get(line);
    if (open !== undefined) open.sourceEnd = sourceEnd;
  }

  /** Exchanges the cells of a line for what they show. */
  settle(line: number): void {
    const open = this.#open.get(line);
    if (open === undefined) return;
    this.#open.delete(line);
    this.#composed.set(line, { segments: open.row.segments(), sourceEnd: open.sourceEnd });
  }

  settleAll(): void {
    for (const line of [...this.#open.keys()]) this.settle(line);
  }

  /** Makes a line empty, whatever its source. */
  empty(line: number): void {
    this.#open.delete(line);
    const start = this.#starts.at(line);
    if (line === this.count - 1) this.#closedAt = start;
    else this.#earlyEnds.set(line, start);
  }

  /** Whether a line shows nothing. One that does not is made empty, so that asking again costs nothing. */
  checkEmpty(line: number): boolean {
    if (this.segments(line).length > 0) return false;
    this.empty(line);
    return true;
  }

  /** Drops the lines from `count` on. */
  truncate(count: number): void {
    if (count >= this.count) return;
    const end = count > 0 ? this.#end(count - 1) : undefined;
    for (let line = Math.max(count - 1, 0); line < this.count; line++) {
      this.#earlyEnds.delete(line);
      if (line >= count) this.#open.delete(line);
    }
    this.#starts.truncate(count);
    this.#closedAt = end;
    const pens = this.#penLines.countUpTo(count - 1);
    this.#penLines.truncate(pens);
    this.#pens.truncate(pens * 3);
    this.#lastPen = this.#penAt(count - 1);
  }

  /** Where the line's stretch of source begins. */
  sourceStart(line: number): number {
    return this.#starts.at(line);
  }

  /** The last line that begins at a place of the source or before it; -1 when there is none. */
  lineOf(place: number): number {
    return this.#starts.countUpTo(place) - 1;
  }

  /** The line's stretch of source without its line feed. For a composed line: from its start to the last that was written on it. */
  source(line: number): SourceRange {
    const from = this.#starts.at(line);
    const composedEnd = (this.#open.get(line) ?? this.#composed.get(line))?.sourceEnd;
    if (composedEnd !== undefined) return { from, to: composedEnd };
    const end = this.#end(line);
    const hasLineFeed = end > from && this.#source.slice(end - 1, end) === "\n";
    return { from, to: hasLineFeed ? end - 1 : end };
  }

  segments(line: number): readonly Segment[] {
    const open = this.#open.get(line);
    if (open !== undefined) return open.row.segments();
    const composed = this.#composed.get(line);
    if (composed !== undefined) return composed.segments;
    const { from, to } = this.source(line);
    return renderLine(this.#source.slice(from, to), this.#penAt(line));
  }

  #end(line: number): number {
    if (line < this.count - 1) return this.#earlyEnds.get(line) ?? this.#starts.at(line + 1);
    return this.#closedAt ?? this.#source.length;
  }

  #notePen(pen: Pen): void {
    if (!samePen(pen, this.#lastPen)) {
      this.#penLines.push(this.count);
      this.#pens.push(pen.foreground);
      this.#pens.push(pen.background);
      this.#pens.push(pen.flags);
    }
    this.#lastPen = pen;
  }

  #penAt(line: number): Pen {
    const end = this.#penLines.countUpTo(line) * 3;
    if (end === 0) return defaultPen;
    return {
      foreground: this.#pens.at(end - 3),
      background: this.#pens.at(end - 2),
      flags: this.#pens.at(end - 1),
    };
  }
}
