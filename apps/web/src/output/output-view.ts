import type { OutputIndex, Segment } from "@command-history/output";
import { cutSegments } from "./cut-segments.ts";
import type { OutputRow } from "./protocol.ts";
import { createRowMap, maxRowLength, pieceStart } from "./row-map.ts";

/** An output's lines laid out on rows, as far as it is read. */
export interface OutputView {
  /** Takes up the lines that the index has got since. */
  update(): void;
  rowCount(): number;
  /** The rows from `from` up to and without `to`, as far as there are any. */
  rows(from: number, to: number): OutputRow[];
}

export function createOutputView(index: OutputIndex): OutputView {
  const map = createRowMap();
  let mapped = 0;
  /** The long line seen last: scrolling through 50 MB must not parse them for every row. */
  let longLine: { line: number; segments: readonly Segment[]; text: string } | undefined;

  function longLineAt(line: number): { segments: readonly Segment[]; text: string } {
    if (longLine?.line !== line) {
      const { segments } = index.line(line);
      longLine = { line, segments, text: segments.map((segment) => segment.text).join("") };
    }
    return longLine;
  }

  function segmentsOf(line: number, piece: number, pieces: number): readonly Segment[] {
    if (pieces === 1) return index.line(line).segments;
    const { segments, text } = longLineAt(line);
    const end = piece + 1 === pieces ? text.length : pieceStart(text, piece + 1);
    return cutSegments(segments, pieceStart(text, piece), end);
  }

  return {
    update() {
      // A cursor that moved up can have taken lines back.
      if (index.lineCount < mapped) {
        mapped = index.lineCount;
        map.truncate(mapped);
      }
      longLine = undefined;
      for (; mapped < index.lineCount; mapped++) {
        const { from, to } = index.source(mapped);
        // Only a line that was sent long can be shown long, and most of those are: the rest redraw themselves.
        if (to - from <= maxRowLength) continue;
        const { length } = longLineAt(mapped).text;
        if (length > maxRowLength) map.addLongLine(mapped, length);
      }
    },
    rowCount: () => map.rowCount(mapped),
    rows(from, to) {
      const rows: OutputRow[] = [];
      for (let row = from; row < Math.min(to, map.rowCount(mapped)); row++) {
        const place = map.place(row);
        rows.push({ ...place, segments: segmentsOf(place.line, place.piece, place.pieces) });
      }
      return rows;
    },
  };
}
