import type { SourceRange } from "@command-history/output";
import type { OutputView } from "../output-view.ts";
import type { LineMatcher } from "./line-matcher.ts";

/** Takes what a scan finds, in the order of the text. */
export interface ScanSink {
  /** A hit at `offset` of a line. `text` may hold more than that line, which begins in it at `lineStart`. */
  hit(line: number, offset: number, text: string, lineStart: number): void;
  /** A line with hits was looked through to its end. */
  lineWithHits(line: number): void;
  /** Lines without a hit were looked through. */
  linesWithout(from: number, to: number): void;
  /** Of the line only the beginning was looked through. */
  lineCut(line: number): void;
}

/** Most lines and characters looked through as one text. Longer ones would be dear to make and to throw away. */
const blockLines = 1024;
const blockLength = 65_536;

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
    if (isCut) sink.lineCut(line);
    if (hits > 0) sink.lineWithHits(line);
    else sink.linesWithout(line, line + 1);
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
    const { text, start, end } = blockFrom(view, first, to);
    /** The first line not told of yet, and what follows the line with the hit before. */
    let next = first;
    let lineEnd = -1;
    let lineStart = 0;
    let hits = 0;
    for (const [at] of matcher.hits(text)) {
      if (at >= lineEnd) {
        if (lineEnd !== -1) sink.lineWithHits(next++);
        const line = lineAt(view, start + at, next, end);
        if (line > next) sink.linesWithout(next, line);
        next = line;
        lineStart = view.index.source(line).from - start;
        lineEnd = endOfLine(text, at);
      }
      sink.hit(next, at - lineStart, text, lineStart);
      hits += 1;
      if (hits % hitsPerTurn === 0) yield;
    }
    if (lineEnd !== -1) sink.lineWithHits(next++);
    if (next < end) sink.linesWithout(next, end);
    first = end;
    yield;
  }
}

/** The line at a place of the source, which is not before `from`, and most often near it. */
function lineAt({ index }: OutputView, place: number, from: number, to: number): number {
  let low = from;
  let step = 1;
  while (low + step < to && index.source(low + step).from <= place) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, to);
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (index.source(middle).from <= place) low = middle;
    else high = middle;
  }
  return low;
}

/** The text of as many lines as make a block, where in the source it starts, and the line after them. */
function blockFrom(
  { index }: OutputView,
  first: number,
  to: number,
): { text: string; start: number; end: number } {
  const start = index.source(first).from;
  let end = Math.min(to, first + blockLines);
  while (end > first + 1 && index.source(end - 1).to - start > blockLength) {
    end = first + ((end - first) >> 1);
  }
  return { text: index.sourceText({ from: start, to: index.source(end - 1).to }), start, end };
}

function endOfLine(text: string, from: number): number {
  const feed = text.indexOf("\n", from);
  return feed === -1 ? text.length : feed;
}
