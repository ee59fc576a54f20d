import { type RefObject, useEffect, useState } from "react";
import { reveal } from "./reveal.ts";

/** Reveals an element that has just opened. Only if `wanted` at first: its upper `least` pixels, or all of it if it fits. */
export function useRevealed(
  element: RefObject<HTMLElement | null>,
  wanted: boolean,
  least = Number.POSITIVE_INFINITY,
): void {
  const [isWanted] = useState(wanted);
  useEffect(() => {
    const target = element.current;
    if (isWanted && target !== null) return reveal(target, least);
  }, [isWanted, element, least]);
}
