import type { Segment } from "@command-history/output";

/** The segments of a line from one character up to another: those at the edges are cut. */
export function cutSegments(segments: readonly Segment[], from: number, to: number): Segment[] {
  const cut: Segment[] = [];
  let start = 0;
  for (const segment of segments) {
    if (start >= to) break;
    const text = segment.text.slice(Math.max(0, from - start), to - start);
    if (start + segment.text.length > from && text !== "") cut.push({ ...segment, text });
    start += segment.text.length;
  }
  return cut;
}
