/** How much the upstream sends for a row, as learnt from its recent answers. */
export interface RowSizes {
  note(profile: string, answer: { readonly bytes: number; readonly rows: number }): void;
  /** Bytes, about. */
  bytesPerRow(profile: string): number;
}

/** Until something is known: a row of some twenty instances with short outputs. */
const assumedBytes = 10_000;

/** How much the latest answer counts beside those before. */
const latestWeight = 0.3;

export function createRowSizes(): RowSizes {
  const learnt = new Map<string, number>();
  return {
    note(profile, { bytes, rows }) {
      if (rows === 0) return;
      const latest = bytes / rows;
      const before = learnt.get(profile) ?? latest;
      learnt.set(profile, before + (latest - before) * latestWeight);
    },
    bytesPerRow: (profile) => learnt.get(profile) ?? assumedBytes,
  };
}
