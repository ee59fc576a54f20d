import { createRowHeights } from "../lib/row-heights.ts";
import { createScrollScale, type ScrollScale } from "./scroll-scale.ts";

/** Height, in rows that are not wrapped, that is kept rendered on either side of what is on screen. */
const overscan = 12;

/** The rows to render, and where. Pixels of the element that is scrolled. */
export interface RowWindow {
  readonly first: number;
  /** The row after the last one. */
  readonly last: number;
  readonly top: number;
  /** Height of all rows, scaled to what a browser can show. */
  readonly height: number;
}

/** What is needed of the element that scrolls. */
export type ScrollElement = Pick<HTMLElement, "scrollTop" | "clientHeight">;

/**
 * Keeps to the rows on screen, of any number. Rows have `rowHeight` pixels unless they measure otherwise. What is
 * being read stays where it is while rows above it are measured, and when the layout changes.
 */
export interface RowScroller {
  readonly rowHeight: number;
  subscribe(listener: () => void): () => void;
  window(): RowWindow;
  attach(element: ScrollElement): void;
  setCount(rows: number): void;
  /** To be called when the element was scrolled, or its height has changed. */
  onScroll(): void;
  /** To be called when rows are laid out in another way, so that all measures are void. */
  onRelayout(): void;
  /** Whether the rows are on screen where they belong. Else they are measured, and are so after the next render. */
  isSettled(): boolean;
  /** To be called when rows were rendered, with the heights of those from `first` on. */
  onRendered(first: number, rowHeights: readonly number[]): void;
  /** Scrolls by pixels of text: by infinitely many to the end, which then stays in view. False when there is nowhere to go. */
  moveBy(pixels: number): boolean;
  moveToRow(row: number): boolean;
  /**
   * Brings rows into view, unless they are: all of them, or from the first on as many as fit. They then stay where they are
   * on screen while rows above them are measured. Some of them may be still to come.
   */
  reveal(first: number, last?: number): void;
  /** The row at the upper edge. */
  topRow(): number;
}

export function createRowScroller(rowHeight: number): RowScroller {
  const heights = createRowHeights(rowHeight);
  const listeners = new Set<() => void>();
  let element: ScrollElement = { scrollTop: 0, clientHeight: 0 };
  /** Pixels of text above the upper edge. The truth: a scaled scroll bar only comes near it. */
  let offset = 0;
  /** Whether the scroll bar has to follow `offset`, once the element has its new height. */
  let behind = false;
  /** The rows that were brought into view; the reader has not scrolled since. */
  let revealed: { readonly first: number; readonly last: number } | undefined;
  /** Whether the end was asked for; the reader has not scrolled since, and no row was added. */
  let isAtEnd = false;
  let current: RowWindow = { first: 0, last: 0, top: 0, height: 0 };

  function scale(): ScrollScale {
    return createScrollScale(heights.offset(heights.count()), element.clientHeight);
  }

  /** Where the last row ends at the lower edge. */
  function end(): number {
    return Math.max(0, heights.offset(heights.count()) - element.clientHeight);
  }

  function update(): void {
    const margin = overscan * rowHeight;
    const first = heights.rowAt(offset - margin);
    const last = Math.min(heights.count(), heights.rowAt(offset + element.clientHeight + margin) + 1);
    const { scaled, height, toScrollTop } = scale();
    const scrollTop = behind ? toScrollTop(offset) : element.scrollTop;
    const top = heights.offset(first) + (scaled ? scrollTop - offset : 0);
    if (
      first === current.first &&
      last === current.last &&
      top === current.top &&
      height === current.height
    ) {
      return;
    }
    current = { first, last, top, height };
    for (const notify of listeners) notify();
  }

  /** The offset nearest to another at which the revealed rows are in view, or from the first on as many as fit. */
  function showingRevealed(near: number): number {
    if (revealed === undefined) return near;
    const bottom = heights.offset(Math.min(revealed.last + 1, heights.count()));
    return Math.min(Math.max(near, bottom - element.clientHeight), heights.offset(revealed.first));
  }

  /** Runs something that changes heights, and keeps the row that is being read where it is, or the end in view. */
  function inPlace(changeHeights: () => void): void {
    const row = revealed?.first ?? heights.rowAt(offset);
    const within = offset - heights.offset(row);
    changeHeights();
    const moved = isAtEnd ? end() : Math.max(0, showingRevealed(heights.offset(row) + within));
    if (moved !== offset) {
      offset = moved;
      behind = true;
    }
    update();
  }

  function moveTo(target: number): boolean {
    revealed = undefined;
    // Where all rows are in view, none is more wanted than another.
    isAtEnd = target === Number.POSITIVE_INFINITY && end() > 0;
    const next = Math.max(0, Math.min(target, end()));
    if (next === offset) return false;
    offset = next;
    element.scrollTop = scale().toScrollTop(offset);
    update();
    return true;
  }

  return {
    rowHeight,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    window: () => current,
    attach(newElement) {
      element = newElement;
      update();
    },
    setCount(rows) {
      if (rows !== heights.count()) isAtEnd = false;
      heights.setCount(rows);
      update();
    },
    onScroll() {
      const { toOffset, toScrollTop } = scale();
      // Less than a pixel is the rounding of a position that was set here.
      if (Math.abs(element.scrollTop - toScrollTop(offset)) >= 1) {
        offset = toOffset(element.scrollTop);
        revealed = undefined;
        isAtEnd = false;
      }
      update();
    },
    onRelayout: () => inPlace(heights.forget),
    isSettled: () => !behind,
    onRendered(first, rowHeights) {
      if (behind) {
        behind = false;
        element.scrollTop = scale().toScrollTop(offset);
      }
      inPlace(() => {
        rowHeights.forEach((height, index) => {
          heights.measure(first + index, height);
        });
      });
    },
    moveBy: (pixels) => moveTo(offset + pixels),
    moveToRow: (row) => moveTo(heights.offset(row)),
    reveal(first, last = first) {
      revealed = { first, last };
      const rows = revealed;
      if (showingRevealed(offset) !== offset) {
        moveTo(showingRevealed(heights.offset(first) - element.clientHeight / 3));
      }
      revealed = rows;
      isAtEnd = false;
    },
    topRow: () => heights.rowAt(offset),
  };
}
