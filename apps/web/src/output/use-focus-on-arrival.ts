import { type RefObject, useEffect } from "react";

/** Puts the focus on an element once it is on the page, where it `takes` it. */
export function useFocusOnArrival(element: RefObject<HTMLElement | null>, takes: boolean): void {
  useEffect(() => {
    if (takes) element.current?.focus({ preventScroll: true });
  }, [element, takes]);
}
