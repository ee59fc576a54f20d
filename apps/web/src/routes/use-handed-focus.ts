import { type RefObject, useLayoutEffect } from "react";

const placeAround = '[tabindex="-1"]';

/** What has just left the page had the focus. */
let isHandedOn = false;

/**
 * Keeps the focus on an element that leaves the page and comes elsewhere with the same change, as with the heading that
 * holds it. Where it does not come, the focus goes to the section around. For one element on a page.
 */
export function useHandedFocus(element: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const own = element.current;
    if (isHandedOn) own?.focus({ preventScroll: true });
    return () => {
      if (own === null || document.activeElement !== own) return;
      own.closest<HTMLElement>(placeAround)?.focus({ preventScroll: true });
      isHandedOn = true;
      // What comes with the same change does so before any microtask.
      queueMicrotask(() => {
        isHandedOn = false;
      });
    };
  }, [element]);
}
