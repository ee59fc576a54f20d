import { type RefObject, useCallback, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { createRowScroller, type RowScroller, type RowWindow } from "./row-scroller.ts";

/** Height of a row that is not wrapped, in rem: the line height of the output's style sheet. */
const rowRem = 1.125;

function rowHeightNow(): number {
  return rowRem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** What scrolls the rows of one output. */
export function useScroller(): RowScroller {
  const [scroller] = useState(() => createRowScroller(rowHeightNow()));
  return scroller;
}

/**
 * The rows to render of `rowCount`, as the element under `scrollRef` is scrolled and resized. The element under
 * `blockRef` holds them, one child for each. `layout` names how rows are laid out: a change voids their measures.
 */
export function useRowScroller(
  scroller: RowScroller,
  rowCount: number,
  layout: string,
): {
  window: RowWindow;
  scrollRef: RefObject<HTMLDivElement | null>;
  blockRef: RefObject<HTMLDivElement | null>;
} {
  const scrollRef = useRef<HTMLDivElement>(null);
  const blockRef = useRef<HTMLDivElement>(null);
  const window = useSyncExternalStore(scroller.subscribe, scroller.window);

  const renderedFirst = useRef(0);
  const measure = useCallback(() => {
    const block = blockRef.current;
    // Those on paper have other sizes, and a refresh may render them while it is printed.
    if (block === null || matchMedia("print").matches) return;
    // Rows that come and go while scrolling down must not change how far it scrolls to the right.
    block.style.minWidth = `${block.offsetWidth}px`;
    const rows = Array.from(block.children);
    scroller.onRendered(
      renderedFirst.current,
      rows.map((row) => row.getBoundingClientRect().height),
    );
  }, [scroller]);

  useLayoutEffect(() => {
    const element = scrollRef.current;
    if (element === null) return;
    scroller.attach(element);
    let width = element.clientWidth;
    // On paper the element has another size and scrolls nowhere; its rows stay those that were on screen.
    const paper = matchMedia("print");
    const resized = new ResizeObserver(() => {
      if (paper.matches) return;
      if (element.clientWidth === width) return scroller.onScroll();
      width = element.clientWidth;
      blockRef.current?.style.removeProperty("min-width");
      scroller.onRelayout();
      measure();
    });
    resized.observe(element);
    function onScroll(): void {
      if (!paper.matches) scroller.onScroll();
    }
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener("scroll", onScroll);
    };
  }, [scroller, measure]);

  useLayoutEffect(() => scroller.setCount(rowCount), [scroller, rowCount]);

  const laidOut = useRef(layout);
  useLayoutEffect(() => {
    if (laidOut.current === layout) return;
    laidOut.current = layout;
    blockRef.current?.style.removeProperty("min-width");
    scroller.onRelayout();
  }, [scroller, layout]);

  // After every render, since rows that have just come may have any height.
  useLayoutEffect(() => {
    renderedFirst.current = window.first;
    measure();
  });

  return { window, scrollRef, blockRef };
}
