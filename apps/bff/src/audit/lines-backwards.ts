import type { FileHandle } from "node:fs/promises";

/** Bytes that are read at a time. */
const pieceBytes = 65_536;

/** Lines of ours are far shorter. Of a longer one only the beginning is kept. */
const longestLine = 65_536;

const lineFeed = 0x0a;

export interface TextLine {
  readonly text: string;
  /** The byte of the file at which it begins. */
  readonly start: number;
}

/**
 * The lines of a file before a byte, the last one first. Reads from the end, and no further than the caller goes on
 * asking. Empty lines are left out.
 */
export async function* linesBackwards(file: FileHandle, end: number): AsyncGenerator<TextLine> {
  // What is known of a line that began further left.
  let rest: Buffer = Buffer.alloc(0);
  let position = end;
  while (position > 0) {
    const from = Math.max(0, position - pieceBytes);
    const piece = await readPiece(file, from, position - from);
    let lineEnd = piece.length;
    for (let at = lastLineFeed(piece, lineEnd); at !== -1; at = lastLineFeed(piece, lineEnd)) {
      const line = joined(piece.subarray(at + 1, lineEnd), rest);
      if (line.length > 0) yield { text: line.toString(), start: from + at + 1 };
      rest = Buffer.alloc(0);
      lineEnd = at;
    }
    rest = joined(piece.subarray(0, lineEnd), rest);
    position = from;
  }
  if (rest.length > 0) yield { text: rest.toString(), start: 0 };
}

function lastLineFeed(piece: Buffer, before: number): number {
  return before === 0 ? -1 : piece.lastIndexOf(lineFeed, before - 1);
}

function joined(left: Buffer, right: Buffer): Buffer {
  return Buffer.concat([left, right]).subarray(0, longestLine);
}

/** Fewer bytes than asked for when the file has been cut short meanwhile. */
async function readPiece(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, from + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
