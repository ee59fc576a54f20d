import { describe, expect, it, vi } from "vitest";
import { createRowView, type MeasuredRow, spanIn } from "./row-view.ts";

const height = 41;
const closed: ReadonlySet<string> = new Set();

/** A table of rows "0", "1", … that begins 200 pixels below the top of a page, of which 820 pixels are in view. */
function tableOf(count: number, openIds = closed) {
  let inNextFrame: (() => void)[] = [];
  const page = {
    scrollY: 0,
    innerHeight: 820,
    innerWidth: 1440,
    scrollBy: vi.fn(({ top = 0 }: ScrollToOptions = {}) => {
      page.scrollY += top;
    }),
    requestAnimationFrame: (callback: () => void) => inNextFrame.push(callback),
  };
  let rows = Array.from({ length: count }, (_, index) => ({ id: String(index) }));
  const created = createRowView(page);
  const view = {
    ...created,
    onMeasured: (rows: Iterable<MeasuredRow>, top: number | null = 200) => created.onMeasured(rows, top),
  };

  function render(open = openIds) {
    const laidOut = { heights: view.heightsOf(rows, open), top: 200 };
    const span = spanIn(laidOut, view.state());
    const drawn = (rows.length > 200 ? rows.slice(span.first, span.last) : rows).map(({ id }) => id);
    view.onRendered({ laidOut, span, rows, drawn });
    return { span, total: laidOut.heights.offset(rows.length) };
  }

  function putFirst(id: string): void {
    rows = [{ id }, ...rows];
  }

  function append(count: number): void {
    rows = [...rows, ...Array.from({ length: count }, (_, index) => ({ id: String(rows.length + index) }))];
  }

  function scrollTo(top: number): void {
    page.scrollY = top;
    view.onScroll();
  }

  function passFrame(): void {
    const callbacks = inNextFrame;
    inNextFrame = [];
    for (const callback of callbacks) callback();
  }

  return { page, view, render, scrollTo, putFirst, append, passFrame };
}

function measured(index: number, row: Partial<MeasuredRow>): MeasuredRow {
  return { index, id: String(index), open: false, height, heightBefore: undefined, ...row };
}

describe("a view of rows", () => {
  it("holds those on screen and a few more, most of them where the page is scrolled to", () => {
    const { render, scrollTo } = tableOf(1000);
    expect(render().span.first).toBe(0);
    scrollTo(200 + 100 * height);
    expect(render().span).toEqual({ first: 99, last: 125 });
    scrollTo(200 + 98 * height);
    expect(render().span).toEqual({ first: 94, last: 120 });
    scrollTo(200 + 1000 * height);
    expect(render().span).toEqual({ first: 998, last: 1000 });
  });

  it("tells of a scroll only when other rows are to be drawn", () => {
    const { view, render, scrollTo } = tableOf(1000);
    scrollTo(200 + 100 * height + 1);
    render();
    const listener = vi.fn();
    view.subscribe(listener);
    scrollTo(200 + 100 * height + 20);
    expect(listener).not.toHaveBeenCalled();
    scrollTo(200 + 102 * height);
    expect(listener).toHaveBeenCalledOnce();
  });

  it("keeps rows in view where they are when one above turns out to be higher than was thought", () => {
    const { page, view, render, scrollTo } = tableOf(1000);
    render();
    scrollTo(200 + 100 * height);
    render();
    view.onMeasured([measured(99, { height: 61 }), measured(103, { height: 71 })]);
    expect(page.scrollBy).toHaveBeenCalledExactlyOnceWith({ top: 20, behavior: "instant" });
    expect(render().total).toBe(1000 * height + 20 + 30);
    expect(view.isUsual("99")).toBe(false);
    expect(view.isUsual("100")).toBe(true);
  });

  it("leaves the page where it is when rows that come into the table are higher than was thought", () => {
    const { page, view, render, scrollTo, putFirst } = tableOf(20);
    scrollTo(200 + 10 * height);
    render();
    view.onMeasured(Array.from({ length: 20 }, (_, index) => measured(index, { height: 162 })));
    expect(page.scrollBy, "the table is only now there").not.toHaveBeenCalled();
    putFirst("new");
    scrollTo(250);
    render();
    view.onMeasured([measured(0, { id: "new", height: 162 })]);
    expect(page.scrollBy, "what put the row in knows its height").not.toHaveBeenCalled();
    expect(render().total).toBe(21 * 162);
  });

  it("keeps rows in view where they are when more are appended while it scrolls", () => {
    const { page, view, render, scrollTo, append } = tableOf(1000);
    render();
    scrollTo(200 + 100 * height);
    render();
    scrollTo(200 + 90 * height);
    append(40);
    render();
    view.onMeasured([87, 88, 89].map((index) => measured(index, { height: 162 })));
    expect(page.scrollBy).toHaveBeenCalledExactlyOnceWith({ top: 3 * (162 - height), behavior: "instant" });
  });

  it("takes no row for a new one that changes its height long after it was drawn", () => {
    const { page, view, render, scrollTo, putFirst, passFrame } = tableOf(20);
    render();
    view.onMeasured(Array.from({ length: 20 }, (_, index) => measured(index, {})));
    putFirst("in the element of another, as high as that");
    render();
    passFrame();
    passFrame();
    scrollTo(200 + 10 * height);
    view.onMeasured([measured(0, { id: "in the element of another, as high as that", height: 162 })]);
    expect(page.scrollBy).toHaveBeenCalledExactlyOnceWith({ top: 162 - height, behavior: "instant" });
  });

  it("lets a row that begins above the view grow downwards", () => {
    const open = new Set(["99"]);
    const { page, view, render, scrollTo } = tableOf(1000, open);
    scrollTo(200 + 99 * height + 10);
    render();
    view.onMeasured([measured(99, { open: true, height: 700, heightBefore: height })]);
    expect(page.scrollBy).not.toHaveBeenCalled();
    expect(render().total).toBe(999 * height + 700);
  });

  it("follows an open row out of view as it grows", () => {
    const open = new Set(["10"]);
    const { page, view, render, scrollTo } = tableOf(1000, open);
    render();
    view.onMeasured([measured(10, { open: true, height: 500 })]);
    scrollTo(200 + 50 * height);
    render();
    view.onMeasured([measured(10, { open: true, height: 540, heightBefore: 500 })]);
    expect(page.scrollBy).toHaveBeenCalledExactlyOnceWith({ top: 40, behavior: "instant" });
  });

  it("does not scroll once more for rows of a table in a row that the page was scrolled for", () => {
    const { page, view, render, scrollTo } = tableOf(20);
    render();
    view.onMeasured(Array.from({ length: 20 }, (_, index) => measured(index, {})));
    scrollTo(200 + 10 * height);
    const grown = [3, 12].map((index) => measured(index, { height: 61, heightBefore: height }));
    expect(view.onMeasured(grown)).toEqual(new Set(["3"]));
    expect(page.scrollBy).toHaveBeenCalledExactlyOnceWith({ top: 20, behavior: "instant" });
    expect(view.onMeasured([measured(4, { height: 61, heightBefore: height })], null)).toEqual(new Set());
    expect(page.scrollBy).toHaveBeenCalledOnce();
  });

  it("keeps rows in view where they are when a wider window makes the page shorter than it was scrolled to", () => {
    const { page, view, render, scrollTo } = tableOf(100);
    render();
    const narrow = Array.from({ length: 100 }, (_, index) => measured(index, { height: 162 }));
    view.onMeasured(narrow);
    render();
    // The row 80 is the first one in view.
    scrollTo(200 + 80 * 162);
    page.innerWidth = 2000;
    // The browser keeps up with what is above the table, and then scrolls back to the end of the page.
    scrollTo(190 + 100 * height - page.innerHeight);
    view.onMeasured(
      narrow.map((row) => ({ ...row, height, heightBefore: 162 })),
      190,
    );
    expect(page.scrollY).toBe(190 + 80 * height);
  });

  it("keeps rows in view where they are while a window is drawn wider, frame by frame", () => {
    const { page, view, render, scrollTo, passFrame } = tableOf(100);
    const rows = (now: number, heightBefore?: number) =>
      Array.from({ length: 100 }, (_, index) => measured(index, { height: now, heightBefore }));
    render();
    view.onMeasured(rows(162));
    render();
    scrollTo(200 + 80 * 162);
    page.innerWidth = 1700;
    scrollTo(200 + 100 * 100 - page.innerHeight);
    passFrame();
    view.onMeasured(rows(100, 162));
    render();
    expect(page.scrollY).toBe(200 + 80 * 100);
    page.innerWidth = 2000;
    scrollTo(200 + 100 * height - page.innerHeight);
    passFrame();
    view.onMeasured(rows(height, 100));
    expect(page.scrollY).toBe(200 + 80 * height);
  });

  it("judges what is above by where the page was before another table scrolled it", () => {
    const { page, view, render } = tableOf(20);
    render();
    view.onMeasured(Array.from({ length: 20 }, (_, index) => measured(index, {})));
    page.scrollY = 200 + 10 * height;
    view.onMeasured([measured(3, { height: 61, heightBefore: height })]);
    expect(page.scrollBy).not.toHaveBeenCalled();
  });

  it("forgets how high a row was while it was open once it is closed", () => {
    const { view, render } = tableOf(100);
    render(new Set(["3"]));
    view.onMeasured([measured(3, { open: true, height: 900 })]);
    expect(render(new Set(["3"])).total).toBe(99 * height + 900);
    expect(render().total).toBe(100 * height);
  });
});
