import { useSyncExternalStore } from "react";

const tickMs = 1000;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const notify of listeners) notify();
  }, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/**
 * What `wordsAt` says of the time now, in ms to the second. One timer for the whole page looks each second; only what
 * has other words by then is rendered again.
 */
export function useWordsNow(wordsAt: (now: number) => string): string {
  return useSyncExternalStore(subscribe, () => wordsAt(Math.floor(Date.now() / tickMs) * tickMs));
}
