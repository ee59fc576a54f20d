/** What the probe offers in each measured page, as `window.probe`. Times are in milliseconds. */
interface Probe {
  /** From the start of the navigation until the first row is painted. */
  readonly firstRows: Promise<number>;
  /** From the first row on until all of `expected` can be scrolled to and the first of them is there. */
  readonly filled: Promise<Filled>;
  /** Clicks on a column's head, until the rows are painted in their new order. */
  sortBy(title: string): Promise<number>;
  /** Puts a text into the filter at once, until this many rows are left, the first of them with this text, and painted. */
  filterBy(text: string, rows: number, firstText: string): Promise<number>;
  /** Looks at every frame from now on. */
  watchScrolling(): void;
  scrolled(): Scrolled;
}

/** What was painted while rows came, from the first of them to the last. */
export interface Filled {
  /** From one to the other, in ms. */
  readonly took: number;
  readonly framesPerSecond: number;
  /** The longest time without a frame, in ms. */
  readonly longest: number;
}

/** What was painted while rows scrolled by. */
export interface Scrolled {
  /** Frames a second in which the rows had moved. */
  readonly framesPerSecond: number;
  /** The share of them in which a part of the view had no row, or a row without text. */
  readonly blankShare: number;
  /** The share of them that came late, when the browser had already scrolled past the rows of the frame before. */
  readonly behindShare: number;
  /** How far the rows went, in pixels. */
  readonly distance: number;
}

declare global {
  interface Window {
    /** All rows that are to come, and what the first of them holds. Set before the probe looks. */
    expected: { readonly rows: number; readonly firstId: string };
    probe: Probe;
  }
}
