import { rawLine } from "./control.ts";
import type { Line, SourceRange } from "./line.ts";
import { LineTable } from "./line-table.ts";
import { SourceText } from "./source-text.ts";
import { Terminal } from "./terminal.ts";

/** How far up the cursor can go to rewrite lines: the height of the screen that outputs are read on. */
const screenHeight = 1000;

export interface OutputIndexOptions {
  /**
   * `shown` (default): as a terminal shows it, control sequences carried out. `sent`: as it came, line feeds ending lines
   * and every other control character a symbol.
   */
  readonly view?: "shown" | "sent";
  /** How many of the last lines cursor moves can rewrite. 1000 unless told. */
  readonly screenHeight?: number;
}

/** The lines of an output. Lines count from 0 and are made when asked for; one that does not exist is a RangeError. */
export interface OutputIndex {
  readonly lineCount: number;
  /** Whether the text holds escape sequences. */
  readonly hasEscapes: boolean;
  line(index: number): Line;
  /** The text that a line shows, without styles. */
  text(index: number): string;
  /** Where the line stands in the source, without its line feed. */
  source(index: number): SourceRange;
  /** Where that begins: cheaper, for looking through many lines. */
  sourceStart(index: number): number;
  /** The last line that begins at a place of the source or before it; -1 when there is none. */
  lineOf(place: number): number;
  /** A stretch of the source as it came, for copying with escapes. */
  sourceText(range: SourceRange): string;
}

/**
 * An index that grows while the text still arrives. Lines are there once their line feed has come, the last one after
 * `finish`. Until then cursor moves in what follows can still change, or drop, lines of the screen, the last 1000.
 */
export interface GrowingOutputIndex extends OutputIndex {
  /** Takes the next piece of the text, cut anywhere. */
  append(chunk: string): void;
  /** Says that the text is complete. */
  finish(): void;
}

export function createGrowingOutputIndex(options: OutputIndexOptions = {}): GrowingOutputIndex {
  const isSent = options.view === "sent";
  const source = new SourceText();
  const lines = new LineTable(source);
  const terminal = new Terminal(lines, options.screenHeight ?? screenHeight, { interprets: !isSent });
  let unread: string[] = [];

  function read(text: string): void {
    const start = source.length;
    source.push(text);
    terminal.read(text, start);
  }

  function check(index: number): number {
    if (Number.isInteger(index) && index >= 0 && index < lines.count) return index;
    throw new RangeError(`there is no line ${index}`);
  }

  function sourceOf(index: number): SourceRange {
    return lines.source(check(index));
  }

  function sourceText(range: SourceRange): string {
    return source.slice(range.from, range.to);
  }

  function line(index: number): Line {
    const range = sourceOf(index);
    if (!isSent) return { segments: lines.segments(index) };
    const text = rawLine(sourceText(range));
    return { segments: text === "" ? [] : [{ text, style: null }] };
  }

  return {
    get lineCount() {
      return lines.count;
    },
    get hasEscapes() {
      return terminal.hasEscapes;
    },
    line,
    text: (index) =>
      line(index)
        .segments.map((segment) => segment.text)
        .join(""),
    source: sourceOf,
    sourceStart: (index) => lines.sourceStart(check(index)),
    lineOf: (place) => lines.lineOf(place),
    sourceText,
    append(chunk) {
      const end = chunk.lastIndexOf("\n") + 1;
      if (end === 0) {
        unread.push(chunk);
        return;
      }
      read(unread.join("") + chunk.slice(0, end));
      unread = [chunk.slice(end)];
    },
    finish() {
      read(unread.join(""));
      unread = [];
      lines.settleAll();
    },
  };
}

/** Finds the lines of a whole text: one pass over it, and 4 bytes a line on top of it. */
export function createOutputIndex(text: string, options: OutputIndexOptions = {}): OutputIndex {
  const index = createGrowingOutputIndex(options);
  index.append(text);
  index.finish();
  return index;
}
