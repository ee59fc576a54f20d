export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which this part of the others lies, taken between its neighbours. NaN of nothing. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  // Both may be infinite.
  return below === above ? below : below + (above - below) * (place - Math.floor(place));
}
