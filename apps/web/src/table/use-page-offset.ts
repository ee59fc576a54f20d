import { type RefObject, useLayoutEffect, useState } from "react";

/** What stands above a table at least, until it is measured: a bar and a line of fields. */
const likelyOffset = 160;

/** How far below the top of the page an element begins, in pixels, kept right while what is above it changes. */
export function usePageOffset(ref: RefObject<HTMLElement | null>): number {
  const [offset, setOffset] = useState(likelyOffset);
  useLayoutEffect(() => {
    function measure(): void {
      if (ref.current === null) return;
      setOffset(Math.round(ref.current.getBoundingClientRect().top + window.scrollY));
    }
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [ref]);
  return offset;
}
