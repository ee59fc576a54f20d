import { untilViewerMoves } from "./viewer-moves.ts";

/** How far to scroll so that the upper `least` pixels of an element, or all of it, stand clear of what is fixed over the page. */
function distanceTo(element: HTMLElement, least: number): number {
  const { top, height } = element.getBoundingClientRect();
  const { scrollMarginTop, scrollMarginBottom } = getComputedStyle(element);
  const first = Number.parseFloat(scrollMarginTop) || 0;
  const last = window.innerHeight - (Number.parseFloat(scrollMarginBottom) || 0);
  const wanted = Math.min(height, least);
  if (top < first || wanted > last - first) return top - first;
  return Math.max(0, top + wanted - last);
}

/**
 * Scrolls an element that has just opened into view, at once and without a glide, and keeps it there while it and what is
 * above it are still loaded, until the viewer moves: its upper `least` pixels, or all of it if it fits. The result gives
 * up earlier.
 */
export function reveal(target: HTMLElement, least = Number.POSITIVE_INFINITY): () => void {
  const leaving = untilViewerMoves();
  let expected = window.scrollY;
  const observer = new ResizeObserver(() => {
    const distance = Math.round(distanceTo(target, least));
    if (distance === 0) return;
    window.scrollBy({ top: distance, behavior: "instant" });
    expected = window.scrollY;
  });
  leaving.signal.addEventListener("abort", () => observer.disconnect());
  // The scroll bar, a search of the browser's: whatever else moves the page leaves no other trace.
  window.addEventListener("scroll", () => window.scrollY !== expected && leaving.abort(), {
    passive: true,
    signal: leaving.signal,
  });
  observer.observe(target);
  observer.observe(document.body);
  return () => leaving.abort();
}
