import { type RefObject, useEffect, useState } from "react";
import { untilViewerMoves } from "./viewer-moves.ts";

/** Share of the window's height within which an element that begins there counts as in view. */
const upperPart = 0.5;

function isInView(element: HTMLElement): boolean {
  const { top } = element.getBoundingClientRect();
  return top >= 0 && top <= window.innerHeight * upperPart;
}

/**
 * Scrolls the page to where the element begins, once and only if `wanted` at first, unless that is in view already. As
 * long as the page is too short to scroll there, it waits for the element to grow.
 */
export function useShownOnArrival(element: RefObject<HTMLElement | null>, wanted: boolean): void {
  const [isWanted] = useState(wanted);
  useEffect(() => {
    const target = element.current;
    if (!isWanted || target === null) return;
    const leaving = untilViewerMoves();
    const observer = new ResizeObserver(() => {
      if (!isInView(target)) target.scrollIntoView({ block: "start" });
      if (isInView(target)) leaving.abort();
    });
    leaving.signal.addEventListener("abort", () => observer.disconnect());
    observer.observe(target);
    return () => leaving.abort();
  }, [isWanted, element]);
}
