import type { MatchRange, Segment } from "@command-history/output";
import { cutSegments } from "./cut-segments.ts";

/** A stretch of a row that is marked as a whole, or not at all. */
export interface MarkedStretch {
  /** Where on the row it begins. */
  readonly from: number;
  readonly segments: readonly Segment[];
  /** `current`: the hit that the reader has come to. */
  readonly mark: "none" | "hit" | "current";
}

/** A row cut at the edges of its marks, which come in order. `current` need not be among them. */
export function markSegments(
  segments: readonly Segment[],
  marks: readonly MatchRange[],
  current: MatchRange | null,
): MarkedStretch[] {
  const stretches: MarkedStretch[] = [];
  let done = 0;

  function push(to: number, mark: MarkedStretch["mark"]): void {
    const cut = cutSegments(segments, done, to);
    if (cut.length > 0) stretches.push({ from: done, segments: cut, mark });
    done = Math.max(done, to);
  }

  const all = marks.filter((range) => current === null || range[1] <= current[0] || range[0] >= current[1]);
  if (current !== null) all.push(current);
  for (const range of all.sort((a, b) => a[0] - b[0])) {
    push(range[0], "none");
    push(range[1], range === current ? "current" : "hit");
  }
  push(Number.POSITIVE_INFINITY, "none");
  return stretches;
}
