/** The shortest and the longest time between two refreshes of a page with running invocations. */
export const liveIntervals = { shortestMs: 2000, longestMs: 30_000, factor: 1.5 } as const;

/** When to refresh next: soon after a change, later and later while nothing changes. */
export function nextLiveInterval(everyMs: number, changed: boolean): number {
  if (changed) return liveIntervals.shortestMs;
  return Math.min(liveIntervals.longestMs, Math.round((everyMs * liveIntervals.factor) / 1000) * 1000);
}
