import { type RefObject, useEffect, useRef } from "react";
import type { Hit } from "./protocol.ts";
import type { RowScroller } from "./row-scroller.ts";

/** Free space kept between a hit and the edges of what is on screen, in pixels. */
const margin = 24;

/**
 * Brings the hit that the reader has come to into view, once it is rendered: its row is on screen then, but the row
 * can be wider and higher than the screen. Scrolling away later is left alone.
 */
export function useCurrentMark(
  current: Hit | null,
  scroller: RowScroller,
  scrollRef: RefObject<HTMLDivElement | null>,
): void {
  const shown = useRef<Hit | null>(null);
  // After every render, since the row may be on its way.
  useEffect(() => {
    // Where rows are not where they belong yet, another render follows.
    if (current === null || shown.current === current || !scroller.isSettled()) return;
    const region = scrollRef.current;
    const mark = region?.querySelector("[data-current]");
    if (region === null || mark === null || mark === undefined) return;
    shown.current = current;
    const inside = region.getBoundingClientRect();
    const place = mark.getBoundingClientRect();
    if (place.bottom > inside.bottom) scroller.moveBy(place.bottom - inside.bottom + margin);
    else if (place.top < inside.top) scroller.moveBy(place.top - inside.top - margin);
    const numbers = region.querySelector("[data-line]")?.getBoundingClientRect().width ?? 0;
    if (place.right > inside.right) region.scrollLeft += place.right - inside.right + margin;
    else if (place.left < inside.left + numbers) {
      region.scrollLeft += place.left - inside.left - numbers - margin;
    }
  });
}
