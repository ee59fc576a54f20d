import type { Segment } from "@command-history/output";
import { cutSegments } from "./cut-segments.ts";
import { pieceStart } from "./row-map.ts";

/** A line made ready for many questions about its pieces: it can have millions of segments. */
export interface LongLine {
  readonly text: string;
  /** What is shown of one piece. */
  piece(piece: number): readonly Segment[];
}

/** Segments from one note of where they stand to the next. */
const noteEvery = 256;

export function createLongLine(segments: readonly Segment[]): LongLine {
  const text = segments.map((segment) => segment.text).join("");
  /** Where every `noteEvery`th segment starts. */
  const notes: number[] = [];
  let start = 0;
  segments.forEach((segment, index) => {
    if (index % noteEvery === 0) notes.push(start);
    start += segment.text.length;
  });

  /** The last note at or before a place. */
  function noteAt(place: number): number {
    let low = 0;
    let high = notes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((notes[middle] ?? 0) <= place) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  return {
    text,
    piece(piece) {
      const from = pieceStart(text, piece);
      const to = pieceStart(text, piece + 1);
      const first = noteAt(from);
      const last = noteAt(to) + 1;
      const shift = notes[first] ?? 0;
      return cutSegments(segments.slice(first * noteEvery, last * noteEvery), from - shift, to - shift);
    },
  };
}
