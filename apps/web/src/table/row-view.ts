import { createRowHeights, type RowHeights } from "../lib/row-heights.ts";

/** A row that is not open, in a table with room for columns. */
const rowHeight = 41;
/** An open row that has not been measured. */
const openRowHeight = 480;
/**
 * Rows drawn beyond the edge that the page is scrolled to, and beyond the other. Each costs time in every frame of a fast
 * scroll, which passes all of them by.
 */
const overscan = { ahead: 4, behind: 1 } as const;

/** Rows from `first` on, without `last`. */
export interface RowSpan {
  readonly first: number;
  readonly last: number;
}

/** Rows that are laid out one below the other, and where in the page they begin. */
interface LaidOutRows {
  readonly heights: RowHeights;
  /** Pixels from the top of the page. */
  readonly top: number;
}

/** What was put in the page: some of the rows, and empty space for the others. */
interface RenderedRows {
  readonly laidOut: LaidOutRows;
  readonly span: RowSpan;
  /** Another array when the rows are others, or stand in another order. */
  readonly rows: readonly { readonly id: string }[];
  /** The keys of those that are drawn. */
  readonly drawn: readonly string[];
}

/** What of the page is on screen, in pixels. Another object only when other rows are to be drawn. */
interface ViewState {
  readonly top: number;
  readonly height: number;
  /** Whether it was scrolled upwards last. */
  readonly upwards: boolean;
  /** Another number when a row measures otherwise than was thought. */
  readonly edition: number;
}

/** What a row that is drawn turns out to be like. */
export interface MeasuredRow {
  readonly index: number;
  readonly id: string;
  readonly open: boolean;
  readonly height: number;
  /** How high it was until now; undefined when it has only just been drawn. */
  readonly heightBefore: number | undefined;
}

/**
 * Follows which rows of a table are on screen as the page scrolls, and how high they are: `rowHeight` unless they
 * measure otherwise. Rows in view stay where they are when one above them does.
 */
export interface RowView {
  subscribe(listener: () => void): () => void;
  state(): ViewState;
  /** The heights of these rows, as far as they are known. */
  heightsOf(rows: readonly { readonly id: string }[], openIds: ReadonlySet<string>): RowHeights;
  /** Whether a row is as high as all are that are neither open nor measured otherwise. */
  isUsual(id: string): boolean;
  /** To be called when rows were rendered. */
  onRendered(rendered: RenderedRows): void;
  /** To be called when the page was scrolled, or its window resized. */
  onScroll(): void;
  /**
   * To be called when rows that were drawn have their heights, and when these change. `top`: where the table begins now,
   * in pixels from the top of the page; null: the page has been scrolled for all of them already. The result are the keys
   * of those that it is scrolled for.
   */
  onMeasured(rows: Iterable<MeasuredRow>, top: number | null): ReadonlySet<string>;
}

/** What is needed of the window. */
interface ScrolledWindow {
  readonly scrollY: number;
  readonly innerWidth: number;
  readonly innerHeight: number;
  scrollBy(options: ScrollToOptions): void;
  requestAnimationFrame(callback: () => void): void;
}

/** The keys of rows that are drawn as soon as they are in the table. Of the others there was empty space before. */
function drawnAtOnce(now: RenderedRows, last: RenderedRows | null): readonly string[] {
  if (now.rows === last?.rows) return [];
  const drawnBefore = new Set(last?.drawn);
  const drawnNow = now.drawn.filter((id) => !drawnBefore.has(id));
  // A list that fills has thousands of rows, and others many times a second: to go through them is kept for when it helps.
  if (drawnNow.length === 0) return [];
  const before = new Set(last?.rows.map(({ id }) => id));
  return drawnNow.filter((id) => !before.has(id));
}

/** The rows to draw. */
export function spanIn({ heights, top }: LaidOutRows, view: Omit<ViewState, "edition">): RowSpan {
  const offset = view.top - top;
  const above = view.upwards ? overscan.ahead : overscan.behind;
  const below = view.upwards ? overscan.behind : overscan.ahead;
  return {
    first: Math.max(0, heights.rowAt(offset) - above),
    last: Math.min(heights.count(), heights.rowAt(offset + view.height) + 1 + below),
  };
}

function viewNow({ scrollY, innerHeight }: ScrolledWindow): Pick<ViewState, "top" | "height"> {
  return { top: scrollY, height: innerHeight };
}

export function createRowView(page: ScrolledWindow): RowView {
  const listeners = new Set<() => void>();
  /** By key. Open rows apart, so that one that has closed meanwhile is not thought to be as high as it was. */
  const measured = { closed: new Map<string, number>(), open: new Map<string, number>() };
  let state: ViewState = { ...viewNow(page), upwards: false, edition: 0 };
  let lastTop = state.top;
  /** Where rows that were measured had the page scrolled to, until the event that tells of it. */
  let keptAt: number | null = null;
  let lastWidth = page.innerWidth;
  /** The last change of the width, until the rows have been measured after it. */
  let resize: symbol | null = null;
  let rendered: RenderedRows | null = null;
  /** Drawn as soon as they were in the table, and not laid out yet: no empty space stood for them. */
  const broughtIn = new Set<string>();

  function bringIn(ids: readonly string[]): void {
    if (ids.length === 0) return;
    for (const id of ids) broughtIn.add(id);
    // The next frame lays them out, and ends by measuring them: all but those in an element that is as high as it was.
    page.requestAnimationFrame(() =>
      page.requestAnimationFrame(() => {
        for (const id of ids) broughtIn.delete(id);
      }),
    );
  }

  function beginResize(): void {
    lastWidth = page.innerWidth;
    // That event comes with the next width at times.
    lastTop = keptAt ?? lastTop;
    keptAt = null;
    const begun = Symbol();
    resize = begun;
    // The frame that lays the rows out anew ends by measuring them, if there is anything to measure.
    page.requestAnimationFrame(() =>
      page.requestAnimationFrame(() => {
        // While a window is drawn wider, the next change comes before.
        if (resize !== begun) return;
        lastTop = page.scrollY;
        resize = null;
      }),
    );
  }

  /**
   * How far the browser itself has scrolled back, of a page that became shorter than that: it keeps up with what is above
   * the table alone, which begins at `top` now.
   */
  function scrolledBack({ laidOut }: RenderedRows, top: number): number {
    return resize !== null ? Math.max(0, lastTop + (top - laidOut.top) - page.scrollY) : 0;
  }

  function change(next: Partial<ViewState>): void {
    state = { ...state, ...next };
    for (const notify of listeners) notify();
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    heightsOf(rows, openIds) {
      const heights = createRowHeights(rowHeight);
      heights.setCount(rows.length);
      if (measured.closed.size === 0 && openIds.size === 0) return heights;
      rows.forEach(({ id }, index) => {
        const height = openIds.has(id)
          ? (measured.open.get(id) ?? openRowHeight)
          : (measured.closed.get(id) ?? rowHeight);
        heights.measure(index, height);
      });
      return heights;
    },
    isUsual: (id) => !measured.closed.has(id),
    onRendered(now) {
      bringIn(drawnAtOnce(now, rendered));
      rendered = now;
    },
    onScroll() {
      if (page.innerWidth !== lastWidth) beginResize();
      const { top, height } = viewNow(page);
      const now = { top, height, upwards: top === lastTop ? state.upwards : top < lastTop };
      if (resize === null) {
        lastTop = top;
        keptAt = null;
      }
      if (rendered !== null) {
        const { first, last } = spanIn(rendered.laidOut, now);
        if (first === rendered.span.first && last === rendered.span.last) return;
      }
      change(now);
    },
    onMeasured(rows, topNow) {
      const above = new Set<string>();
      if (rendered === null) return above;
      const { heights, top } = rendered.laidOut;
      let moved = 0;
      let isNews = false;
      for (const { index, id, open, height, heightBefore } of rows) {
        const known = open ? measured.open : measured.closed;
        if (open || height !== rowHeight) known.set(id, height);
        else known.delete(id);
        const start = top + heights.offset(index);
        const thought = heights.offset(index + 1) - heights.offset(index);
        isNews ||= height !== thought;
        // One that has just been drawn takes the place of all that was thought of it, if something was kept free for it;
        // what grows in view grows downwards.
        const isNew = heightBefore === undefined && broughtIn.has(id);
        // Where the page was before any other table scrolled it for rows of its own.
        const isAbove = heightBefore === undefined ? start < lastTop : start + heightBefore <= lastTop;
        if (topNow === null || !isAbove || isNew) continue;
        above.add(id);
        moved += height - (heightBefore ?? thought);
      }
      if (moved !== 0 && topNow !== null) {
        page.scrollBy({ top: moved + scrolledBack(rendered, topNow), behavior: "instant" });
        keptAt = page.scrollY;
      }
      resize = null;
      if (isNews) change({ ...viewNow(page), edition: state.edition + 1 });
      return above;
    },
  };
}
