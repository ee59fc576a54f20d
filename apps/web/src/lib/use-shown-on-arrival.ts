import { type RefObject, useEffect, useState } from "react";

/** Share of the window's height within which an element that begins there counts as in view. */
const upperPart = 0.5;

/** Scrolls the page to where the element begins, once and only if `wanted` at first, unless that is in view already. */
export function useShownOnArrival(element: RefObject<HTMLElement | null>, wanted: boolean): void {
  const [isWanted] = useState(wanted);
  useEffect(() => {
    if (!isWanted || element.current === null) return;
    const { top } = element.current.getBoundingClientRect();
    if (top < 0 || top > window.innerHeight * upperPart) element.current.scrollIntoView({ block: "start" });
  }, [isWanted, element]);
}
