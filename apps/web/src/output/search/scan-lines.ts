import type { SourceRange } from "@command-history/output";
import type { OutputView } from "../output-view.ts";
import type { LineMatcher } from "./line-matcher.ts";

/** Takes what a scan finds, in the order of the text. */
export interface ScanSink {
  /** A hit at `offset` of a line. `text` may hold more than that line, which begins in it at `lineStart`. */
  hit(line: number, offset: number, text: string, lineStart: number): void;
  /** The line was looked through. `isCut`: only its beginning was. */
  lineDone(line: number, hits: number, isCut: boolean): void;
}

/** Most lines and characters looked through as one text. */
const blockLines = 4096;
const blockLength = 262_144;

/** Hits of one line after which others may have a turn. */
const hitsPerTurn = 8192;

/**
 * Looks through the lines of a view from `from` on up to and without `to`, and yields wherever it may be paused.
 * `isAsSent`: every line shows exactly what was sent, so that many can be looked through at once.
 */
export function scanLines(
  view: OutputView,
  matcher: LineMatcher,
  lines: SourceRange,
  isAsSent: boolean,
  sink: ScanSink,
): Generator<void, void, void> {
  return isAsSent && matcher.spansLines
    ? scanBlocks(view, matcher, lines, sink)
    : scanOneByOne(view, matcher, lines, sink);
}

function* scanOneByOne(
  view: OutputView,
  matcher: LineMatcher,
  { from, to }: SourceRange,
  sink: ScanSink,
): Generator<void, void, void> {
  for (let line = from; line < to; line++) {
    const whole = view.text(line);
    const isCut = whole.length > matcher.lineLength;
    const text = isCut ? whole.slice(0, matcher.lineLength) : whole;
    let hits = 0;
    for (const [offset] of matcher.hits(text)) {
      sink.hit(line, offset, text, 0);
      hits += 1;
      if (hits % hitsPerTurn === 0) yield;
    }
    sink.lineDone(line, hits, isCut);
    yield;
  }
}

function* scanBlocks(
  view: OutputView,
  matcher: LineMatcher,
  { from, to }: SourceRange,
  sink: ScanSink,
): Generator<void, void, void> {
  for (let first = from; first < to; ) {
    const { text, end } = blockFrom(view, first, to);
    let line = first;
    let lineStart = 0;
    let lineEnd = endOfLine(text, 0);
    let hits = 0;
    for (const [at] of matcher.hits(text)) {
      while (at > lineEnd) {
        sink.lineDone(line, hits, false);
        line += 1;
        hits = 0;
        lineStart = lineEnd + 1;
        lineEnd = endOfLine(text, lineStart);
      }
      sink.hit(line, at - lineStart, text, lineStart);
      hits += 1;
      if (hits % hitsPerTurn === 0) yield;
    }
    for (; line < end; line++) {
      sink.lineDone(line, hits, false);
      hits = 0;
    }
    first = end;
    yield;
  }
}

/** The text of as many lines as make a block, and the line after them. */
function blockFrom({ index }: OutputView, first: number, to: number): { text: string; end: number } {
  const start = index.source(first).from;
  let end = Math.min(to, first + blockLines);
  while (end > first + 1 && index.source(end - 1).to - start > blockLength) {
    end = first + ((end - first) >> 1);
  }
  return { text: index.sourceText({ from: start, to: index.source(end - 1).to }), end };
}

function endOfLine(text: string, from: number): number {
  const feed = text.indexOf("\n", from);
  return feed === -1 ? text.length : feed;
}
