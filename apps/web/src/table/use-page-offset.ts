import { type RefObject, useLayoutEffect, useState } from "react";

/** How far below the top of the page an element begins, in pixels, kept right while what is above it changes. */
export function usePageOffset(ref: RefObject<HTMLElement | null>): number {
  const [offset, setOffset] = useState(0);
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
