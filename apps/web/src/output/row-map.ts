/** Most characters of a line that are shown on one row. */
export const maxRowLength = 2048;

/** Where a row is in the text: its line, counted from 0, and which piece of that line, of how many. */
export interface RowPlace {
  readonly line: number;
  readonly piece: number;
  readonly pieces: number;
}

/**
 * How lines are laid out on rows. A line has a row of its own; a line longer than `maxRowLength` is cut into
 * pieces that follow each other on rows of their own. So a line of 50 MB is read by scrolling like any other
 * text, and no row is more than a browser can lay out at once. Only the long lines take memory here.
 */
export interface RowMap {
  /** Tells of a line longer than `maxRowLength`. Lines come in order. */
  addLongLine(line: number, length: number): void;
  /** Forgets the lines from this one on. */
  truncate(line: number): void;
  /** Rows that this number of lines takes. */
  rowCount(lines: number): number;
  place(row: number): RowPlace;
  /** The row on which a line begins. */
  rowOf(line: number): number;
}

interface LongLine extends RowPlace {
  readonly firstRow: number;
}

export function createRowMap(): RowMap {
  const longLines: LongLine[] = [];

  /** The last long line that matches; the list is ordered by line and by row alike. */
  function lastWhere(matches: (long: LongLine) => boolean): LongLine | undefined {
    let from = 0;
    let to = longLines.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      const long = longLines[middle];
      if (long !== undefined && matches(long)) from = middle + 1;
      else to = middle;
    }
    return longLines[from - 1];
  }

  function rowOf(line: number): number {
    if (longLines.length === 0) return line;
    const long = lastWhere((one) => one.line < line);
    return long === undefined ? line : long.firstRow + long.pieces + (line - long.line - 1);
  }

  return {
    addLongLine(line, length) {
      const pieces = Math.ceil(length / maxRowLength);
      longLines.push({ line, piece: 0, pieces, firstRow: rowOf(line) });
    },
    truncate(line) {
      while ((longLines.at(-1)?.line ?? -1) >= line) longLines.pop();
    },
    rowCount: (lines) => rowOf(lines),
    place(row) {
      const long = lastWhere((one) => one.firstRow <= row);
      if (long === undefined) return { line: row, piece: 0, pieces: 1 };
      const within = row - long.firstRow;
      if (within < long.pieces) return { line: long.line, piece: within, pieces: long.pieces };
      return { line: long.line + 1 + within - long.pieces, piece: 0, pieces: 1 };
    },
    rowOf,
  };
}

/** Where in a line a piece begins: never between the two halves of a surrogate pair. */
export function pieceStart(text: string, piece: number): number {
  const start = piece * maxRowLength;
  const unit = text.charCodeAt(start);
  return unit >= 0xdc00 && unit < 0xe000 && start > 0 ? start - 1 : start;
}

/** The piece of a line that holds the character at `offset`. `text` may hold more than the line, which begins at `lineStart`. */
export function pieceAt(text: string, offset: number, lineStart = 0): number {
  if (offset + 1 < maxRowLength) return 0;
  const piece = Math.floor(offset / maxRowLength);
  // The last place of a piece is left to the next one when it would part a surrogate pair.
  if ((offset + 1) % maxRowLength !== 0) return piece;
  const next = text.charCodeAt(lineStart + offset + 1);
  return next >= 0xdc00 && next < 0xe000 ? piece + 1 : piece;
}
