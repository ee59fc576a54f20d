/**
 * Where a text that comes in pieces can be cut without copying any of it: behind the last line end of each piece,
 * since an output index holds what comes up to there as one string.
 */
export interface PieceEnds {
  /** Takes the next piece. */
  take(piece: string): void;
  /** The first such end behind a place; undefined when there is none. */
  endAfter(place: number): number | undefined;
}

export function createPieceEnds(): PieceEnds {
  const ends: number[] = [];
  let length = 0;

  return {
    take(piece) {
      const lineEnd = piece.lastIndexOf("\n");
      if (lineEnd !== -1) ends.push(length + lineEnd + 1);
      length += piece.length;
    },
    endAfter(place) {
      let low = 0;
      let high = ends.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((ends[middle] ?? 0) <= place) low = middle + 1;
        else high = middle;
      }
      return ends[low];
    },
  };
}
