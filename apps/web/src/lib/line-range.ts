/** Lines of an output, counted from 1, both ends included. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** Reads "120-140" or "120"; null for anything else. The smaller number counts as the first. */
export function parseLineRange(text: string): LineRange | null {
  const match = /^([1-9]\d{0,9})(?:-([1-9]\d{0,9}))?$/.exec(text);
  if (match === null) return null;
  const first = Number(match[1]);
  const second = Number(match[2] ?? match[1]);
  return { from: Math.min(first, second), to: Math.max(first, second) };
}

/** "120-140", or "120" for a single line. */
export function formatLineRange({ from, to }: LineRange): string {
  return from === to ? String(from) : `${from}-${to}`;
}
