import type { OutputIndex, Segment } from "@command-history/output";
import { createLongLine, type LongLine } from "./long-line.ts";
import { createRowMap, maxRowLength, type RowPlace } from "./row-map.ts";

/** An output's lines laid out on rows, as far as it is read. */
export interface OutputView {
  /** The text that the lines are of. */
  readonly index: OutputIndex;
  /** Takes up the lines that the index has got since. */
  update(): void;
  /** Lines taken up. */
  lineCount(): number;
  rowCount(): number;
  /** Where a row is in the text. */
  place(row: number): RowPlace;
  /** The row on which a line begins. */
  rowOf(line: number): number;
  /** What is shown at a place. */
  segments(place: RowPlace): readonly Segment[];
  /** The text that a line shows. */
  text(line: number): string;
}

export function createOutputView(index: OutputIndex): OutputView {
  const map = createRowMap();
  let mapped = 0;
  /** The long line seen last: scrolling through 50 MB must not parse them for every row. */
  let seen: { line: number; long: LongLine } | undefined;

  function longLineAt(line: number): LongLine {
    if (seen?.line !== line) seen = { line, long: createLongLine(index.line(line).segments) };
    return seen.long;
  }

  /** Only a line that was sent long can be shown long, and most of those are: the rest redraw themselves. */
  function wasSentLong(line: number): boolean {
    const { from, to } = index.source(line);
    return to - from > maxRowLength;
  }

  return {
    index,
    update() {
      // A cursor that moved up can have taken lines back.
      if (index.lineCount < mapped) {
        mapped = index.lineCount;
        map.truncate(mapped);
      }
      seen = undefined;
      for (; mapped < index.lineCount; mapped++) {
        if (!wasSentLong(mapped)) continue;
        const { length } = longLineAt(mapped).text;
        if (length > maxRowLength) map.addLongLine(mapped, length);
      }
    },
    lineCount: () => mapped,
    rowCount: () => map.rowCount(mapped),
    place: map.place,
    rowOf: map.rowOf,
    segments({ line, piece, pieces }) {
      return pieces === 1 ? index.line(line).segments : longLineAt(line).piece(piece);
    },
    text: (line) => (wasSentLong(line) ? longLineAt(line).text : index.text(line)),
  };
}
