/** Formats whose rows can be counted as they come. */
export type RowFormat = "csv" | "ndjson";

/** Follows a file of rows while its bytes arrive. */
export interface RowCounter {
  push(chunk: Uint8Array): void;
  /** Rows that have come whole, headings not counted. */
  count(): number;
  /** The last line that has come, whole or not, as far as its last 16 kB go. */
  lastLine(): string;
}

const lineFeed = 0x0a;
const quote = 0x22;
const tailLength = 16_384;

export function createRowCounter(format: RowFormat): RowCounter {
  const countIn = format === "csv" ? createRecordCounter() : countLines;
  let total = 0;
  let tail = new Uint8Array();
  return {
    push(chunk) {
      total += countIn(chunk);
      tail = lastBytes(tail, chunk);
    },
    count: () => (format === "csv" ? Math.max(0, total - 1) : total),
    lastLine() {
      const text = new TextDecoder().decode(tail).replace(/\n$/, "");
      return text.slice(text.lastIndexOf("\n") + 1);
    },
  };
}

function countLines(chunk: Uint8Array): number {
  let lines = 0;
  for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, at + 1)) lines++;
  return lines;
}

/** Counts the records of a CSV (RFC 4180): a line feed within quotes ends none. */
function createRecordCounter(): (chunk: Uint8Array) => number {
  let quoted = false;
  return (chunk) => {
    let records = 0;
    for (const byte of chunk) {
      if (byte === quote) quoted = !quoted;
      else if (byte === lineFeed && !quoted) records++;
    }
    return records;
  };
}

function lastBytes(tail: Uint8Array, chunk: Uint8Array): Uint8Array<ArrayBuffer> {
  if (chunk.length >= tailLength) return chunk.slice(-tailLength);
  const kept = tail.slice(-(tailLength - chunk.length));
  const joined = new Uint8Array(kept.length + chunk.length);
  joined.set(kept);
  joined.set(chunk, kept.length);
  return joined;
}
