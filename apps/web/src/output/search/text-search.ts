import type { MatchRange } from "@command-history/output";
import type { OutputQuery } from "../../lib/output-query.ts";
import { createKeptLines, type KeptLines } from "../kept-lines.ts";
import { bandCount, type Found, type Hit, type ViewMode } from "../protocol.ts";
import { maxRowLength, pieceAt, pieceStart, type RowPlace } from "../row-map.ts";
import { createHitList } from "./hit-list.ts";
import type { LineMatcher } from "./line-matcher.ts";
import { plainHitsFrom } from "./plain-hits-from.ts";
import { type ScannedText, scanLines } from "./scan-lines.ts";

/** Most hits marked on one row: each is an element of the page. */
const marksPerRow = 256;

/** One search through one view of an output: its hits so far, while the text may still grow. */
export interface TextSearch {
  readonly id: number;
  readonly mode: ViewMode;
  /** The lines without a hit, when those with one are hidden. */
  readonly kept: KeptLines | null;
  /** Looks through the lines that may not change any more, until `isOver`. Says whether there are more. */
  advance(isOver: () => boolean): boolean;
  /** Starts again: lines that were looked through have changed. */
  restart(): void;
  report(hasTextEnded: boolean): Found;
  /** A hit, counted from 0. */
  hit(index: number): Hit | null;
  /** The first hit that begins on this line, counted from 0, or on a later one. */
  hitFrom(line: number): Hit | null;
  /** Where a row has hits, in characters of the row. */
  marks(place: RowPlace): readonly MatchRange[];
}

export interface TextSearchInput {
  readonly id: number;
  readonly mode: ViewMode;
  readonly query: OutputQuery;
  readonly matcher: LineMatcher;
  /** The text as it is now: its kind can change while it comes. */
  readonly text: () => ScannedText;
  /** The row from which on the first hit is looked for. */
  readonly anchorRow: number;
  /** How many lines can change no more. */
  readonly settledLines: () => number;
}

export function createTextSearch(input: TextSearchInput): TextSearch {
  const { id, mode, query, matcher, anchorRow, settledLines } = input;
  const { view } = input.text();
  const hits = createHitList();
  let kept = query.invert ? createKeptLines(view) : null;
  let scanned = 0;
  let allHits = 0;
  let matchedLines = 0;
  let cutLines = 0;
  let scan: Generator<void, void, void> | null = null;
  let first: Hit | null = null;
  /** The hits of the long line seen last, when they can be found from its beginning only. */
  let seen: { line: number; hits: readonly MatchRange[] } | undefined;

  const sink = {
    hit(line: number, offset: number, text: string, lineStart: number): void {
      allHits += 1;
      if (kept === null) hits.add(view.rowOf(line) + pieceAt(text, offset, lineStart), offset);
    },
    lineWithHits(line: number): void {
      scanned = line + 1;
      matchedLines += 1;
    },
    linesWithout(from: number, to: number): void {
      scanned = to;
      if (kept !== null) for (let line = from; line < to; line++) kept.keep(line);
    },
    lineCut(): void {
      cutLines += 1;
    },
  };

  /** The hits of a line from one that begins at `firstOffset` on, at least as far as two rows go. */
  function hitsFrom(line: number, text: string, firstOffset: number): Iterable<MatchRange> {
    if (text.length <= maxRowLength) return matcher.hits(text.slice(0, matcher.lineLength));
    if (matcher.spansLines) return plainHitsFrom(matcher, text, firstOffset);
    if (seen?.line !== line) seen = { line, hits: [...matcher.hits(text.slice(0, matcher.lineLength))] };
    return seen.hits;
  }

  function hit(index: number): Hit | null {
    const found = hits.locate(index);
    if (found === null) return null;
    const { row, firstOffset, nth } = found;
    const { line, piece } = view.place(row);
    const text = view.text(line);
    let left = nth;
    for (const [from, to] of hitsFrom(line, text, firstOffset)) {
      if (from < firstOffset || left-- > 0) continue;
      const start = pieceStart(text, piece);
      const end = pieceStart(text, piece + 1);
      return { index, line, row, range: [from - start, Math.min(to, end) - start] };
    }
    return null;
  }

  function rowMarks({ line, piece, pieces }: RowPlace): readonly MatchRange[] {
    const text = view.text(line);
    const start = pieceStart(text, piece);
    const end = pieces === 1 ? text.length : pieceStart(text, piece + 1);
    const row = view.rowOf(line) + piece;
    // A hit can reach over from the row before.
    const firstOffset =
      pieces === 1 || !matcher.spansLines
        ? 0
        : ((piece > 0 ? hits.firstOffsetOf(row - 1) : null) ?? hits.firstOffsetOf(row));
    if (firstOffset === null) return [];
    const marks: MatchRange[] = [];
    for (const [from, to] of hitsFrom(line, text, firstOffset)) {
      if (from >= end || marks.length === marksPerRow) break;
      if (to > start) marks.push([Math.max(from, start) - start, Math.min(to, end) - start]);
    }
    return marks;
  }

  function bandsWithHits(): number[] {
    const rows = view.rowCount();
    const marked: number[] = [];
    for (let band = 0; band < bandCount; band++) {
      const index = hits.firstFrom(Math.ceil((band * rows) / bandCount));
      const row = index === null ? null : hits.locate(index)?.row;
      if (row === null || row === undefined) break;
      // On to the band of the next hit.
      band = Math.max(band, Math.floor((row * bandCount) / rows));
      marked.push(band);
    }
    return marked;
  }

  return {
    id,
    mode,
    get kept() {
      return kept;
    },
    advance(isOver) {
      for (;;) {
        scan ??= scanLines(input.text(), matcher, { from: scanned, to: settledLines() }, sink);
        while (!scan.next().done) if (isOver()) return true;
        scan = null;
        if (scanned >= settledLines()) return false;
      }
    },
    restart() {
      hits.clear();
      kept = query.invert ? createKeptLines(view) : null;
      scanned = 0;
      allHits = 0;
      matchedLines = 0;
      cutLines = 0;
      scan = null;
      first = null;
      seen = undefined;
    },
    report(hasTextEnded) {
      const done = hasTextEnded && scanned === view.lineCount();
      const index = hits.firstFrom(anchorRow) ?? (done ? 0 : null);
      first ??= index === null ? null : hit(index);
      return {
        kind: "found",
        search: id,
        mode,
        hits: allHits,
        matchedLines,
        cutLines,
        rows: kept?.rowCount() ?? null,
        bands: bandsWithHits(),
        first,
        done,
      };
    },
    hit,
    hitFrom(line) {
      const index = hits.firstFrom(view.rowOf(line));
      return index === null ? null : hit(index);
    },
    marks: (place) => (kept === null ? rowMarks(place) : []),
  };
}
