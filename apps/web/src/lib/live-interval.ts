/** The shortest and the longest time between two refreshes of a page with running invocations, in ms. */
export const liveIntervals = { shortestMs: 2000, longestMs: 30_000, factor: 1.5 } as const;

/** When to refresh next: soon after a change, later and later while nothing changes. */
export function nextLiveInterval(everyMs: number, changed: boolean): number {
  if (changed) return liveIntervals.shortestMs;
  return Math.min(liveIntervals.longestMs, Math.round((everyMs * liveIntervals.factor) / 1000) * 1000);
}

/** So many rows cost the upstream little; the server calls longer lists costly (costly-requests.ts in apps/bff). */
const cheapRows = 200;

/** When to ask again for a list in which nothing runs, in ms: the longer it is, the more rarely. */
export function restInterval(rows: number): number {
  return liveIntervals.longestMs * Math.max(1, Math.ceil(rows / cheapRows));
}
