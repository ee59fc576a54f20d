/** How much the upstream sends for a row, as learnt from an account's recent answers. */
export interface RowSizes {
  /** The bytes of an answer, and its rows. */
  note(answer: { readonly bytes: number; readonly rows: number }): void;
  /** The same of an answer that was too large, as far as it was taken: less is asked for from now on. */
  noteTooLarge(answer: { readonly bytes: number; readonly rows: number }): void;
  /** How many rows to ask for at once, so that the answer is not too large for us, about. */
  rowsAtOnce(): number;
}

/** Bytes that the upstream is asked for at once, about. More than that is asked for in parts. */
const wantedBytes = 32 * 1024 * 1024;

/** Until something is known: a row of some twenty instances with short outputs. */
const assumedBytes = 10_000;

/** Rows whose answer counts as much as all before it: a few odd rows must not decide for every page that follows. */
const telling = 50;

/**
 * An answer that was taken lets a row count for at most that, or for what rows count already: a larger one is seldom followed
 * by many like it. One that was too large makes rows count for what they are, until an ordinary one ends it.
 */
const largestBytes = 2_000_000;

/** Fewer rows at a time are not worth a call, unless so many were too large. */
const fewestRows = 20;

/** `mostBytes`: an answer with more is not taken. Half of that is asked for, since rows differ. */
export function createRowSizes(mostBytes: number): RowSizes {
  const budget = Math.min(wantedBytes, mostBytes / 2);
  let bytesPerRow = assumedBytes;
  let fewest = fewestRows;
  return {
    note({ bytes, rows }) {
      if (rows === 0) return;
      const latest = Math.min(Math.max(largestBytes, bytesPerRow), bytes / rows);
      // A huge row among ordinary ones would have page after page come row by row.
      if (bytes / rows < largestBytes) bytesPerRow = Math.min(bytesPerRow, largestBytes);
      bytesPerRow += ((latest - bytesPerRow) * rows) / (rows + telling);
    },
    noteTooLarge({ bytes, rows }) {
      // A row that is too large by itself does not get smaller by asking for fewer.
      if (rows === 0) return;
      bytesPerRow = Math.max(bytesPerRow, bytes / rows);
      fewest = Math.min(fewest, Math.max(1, Math.floor(rows / 2)));
    },
    rowsAtOnce: () => Math.max(fewest, Math.floor(budget / bytesPerRow)),
  };
}
