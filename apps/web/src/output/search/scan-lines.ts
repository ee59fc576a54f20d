import type { SourceRange } from "@command-history/output";
import type { OutputView } from "../output-view.ts";
import type { TextKind } from "../text-traits.ts";
import { startsOf } from "./hit-starts.ts";
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

/** Hits of one line after which others may have a turn. */
const hitsPerTurn = 8192;

/** What is looked through. */
export interface ScannedText {
  readonly view: OutputView;
  readonly kind: TextKind;
  /** Where the piece of the source ends that a place is in, or undefined in the last one. */
  pieceEnd(place: number): number | undefined;
}

/**
 * Looks through the lines of a text from `from` on up to and without `to`, and yields wherever it may be paused.
 * Where lines show what was sent, as many are looked through at once as came in one piece.
 */
export function scanLines(
  text: ScannedText,
  matcher: LineMatcher,
  lines: SourceRange,
  sink: ScanSink,
): Generator<void, void, void> {
  return text.kind !== "rendered" && matcher.spansLines
    ? scanPieces(text, matcher, lines, sink)
    : scanOneByOne(text.view, matcher, lines, sink);
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

function* scanPieces(
  scanned: ScannedText,
  matcher: LineMatcher,
  { from, to }: SourceRange,
  sink: ScanSink,
): Generator<void, void, void> {
  const { index } = scanned.view;
  const isAscii = scanned.kind === "ascii";
  for (let first = from; first < to; ) {
    const { text, start, end } = pieceFrom(scanned, first, to);
    /** The first line not told of yet, and what follows the line with the hit before. */
    let next = first;
    let lineEnd = -1;
    let lineStart = 0;
    let hits = 0;
    // A plain loop: ten thousand hits are looked through before the engine has compiled what an iterator needs.
    const nextStart = isAscii ? matcher.startsInAscii(text) : startsOf(matcher.hits(text));
    for (let at = nextStart(); at !== -1; at = nextStart()) {
      if (at >= lineEnd) {
        if (lineEnd !== -1) sink.lineWithHits(next++);
        const line = Math.min(index.lineOf(start + at), end - 1);
        if (line > next) sink.linesWithout(next, line);
        next = line;
        lineStart = index.sourceStart(line) - start;
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

/**
 * The rest of the piece that a line begins in, where in the source it starts, and the line after it. Pieces end with
 * lines, and a part of one is no copy of it.
 */
function pieceFrom(
  { view, pieceEnd }: ScannedText,
  first: number,
  to: number,
): { text: string; start: number; end: number } {
  const { index } = view;
  const start = index.sourceStart(first);
  const pieceTo = pieceEnd(start);
  const end = pieceTo === undefined ? to : Math.min(to, index.lineOf(pieceTo - 1) + 1);
  return { text: index.sourceText({ from: start, to: index.source(end - 1).to }), start, end };
}

function endOfLine(text: string, from: number): number {
  const feed = text.indexOf("\n", from);
  return feed === -1 ? text.length : feed;
}
