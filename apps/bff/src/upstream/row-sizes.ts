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

/** Rows whose answer counts as much as all before it: one huge row must not split every page that follows. */
const telling = 50;

/** A row is taken for no larger: one that is, is seldom followed by many like it. */
const largestBytes = 2_000_000;

/** Fewer rows at a time are not worth a call. */
const fewestRows = 20;

/** `mostBytes`: an answer with more is not taken. Half of that is asked for, since rows differ. */
export function createRowSizes(mostBytes: number): RowSizes {
  const budget = Math.min(wantedBytes, mostBytes / 2);
  let bytesPerRow = assumedBytes;
  let fewest = fewestRows;
  return {
    note({ bytes, rows }) {
      if (rows === 0) return;
      const latest = Math.min(largestBytes, bytes / rows);
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
