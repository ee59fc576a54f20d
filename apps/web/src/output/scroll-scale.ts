/** Firefox shows nothing of an element past 17.9 million pixels. */
export const maxElementHeight = 15_000_000;

/** How offsets in the text go with positions of the scroll bar. They are the same up to `maxElementHeight`. */
export interface ScrollScale {
  /** Height of the element that is scrolled, in pixels. */
  readonly height: number;
  readonly scaled: boolean;
  /** The offset in the text that a scroll position shows at the top. */
  toOffset(scrollTop: number): number;
  toScrollTop(offset: number): number;
}

/** `total` is the height of all rows, `viewport` the height of what is on screen, both in pixels. */
export function createScrollScale(total: number, viewport: number): ScrollScale {
  if (total <= maxElementHeight) {
    return { height: total, scaled: false, toOffset: (top) => top, toScrollTop: (offset) => offset };
  }
  const ratio = (total - viewport) / (maxElementHeight - viewport);
  return {
    height: maxElementHeight,
    scaled: true,
    toOffset: (scrollTop) => scrollTop * ratio,
    toScrollTop: (offset) => offset / ratio,
  };
}
