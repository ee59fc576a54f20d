/** How much the upstream sends for a row, as learnt from its recent answers. */
export interface RowSizes {
  note(profile: string, answer: { readonly bytes: number; readonly rows: number }): void;
  /** Bytes, about. */
  bytesPerRow(profile: string): number;
}

/** Until something is known: a row of some twenty instances with short outputs. */
const assumedBytes = 10_000;

/** Rows whose answer counts as much as all before it: one huge row must not split every page that follows. */
const telling = 50;

/** A row is taken for no larger: one that is, is seldom followed by many like it. */
const largestBytes = 2_000_000;

export function createRowSizes(): RowSizes {
  const learnt = new Map<string, number>();
  return {
    note(profile, { bytes, rows }) {
      if (rows === 0) return;
      const latest = Math.min(largestBytes, bytes / rows);
      const before = learnt.get(profile) ?? assumedBytes;
      learnt.set(profile, before + ((latest - before) * rows) / (rows + telling));
    },
    bytesPerRow: (profile) => learnt.get(profile) ?? assumedBytes,
  };
}
