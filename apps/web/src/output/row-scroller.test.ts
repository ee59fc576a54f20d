import { expect, test } from "vitest";
import { createRowScroller, type RowScroller, type ScrollElement } from "./row-scroller.ts";

const rowHeight = 18;

function scrollerOf(rows: number): { scroller: RowScroller; element: ScrollElement } {
  const element = { scrollTop: 0, clientHeight: 180 };
  const scroller = createRowScroller(rowHeight);
  scroller.attach(element);
  scroller.setCount(rows);
  return { scroller, element };
}

test("a million rows render no more than those on screen and a few around", () => {
  const { scroller, element } = scrollerOf(800_000);
  element.scrollTop = 400_000 * rowHeight;
  scroller.onScroll();
  const { first, last, top } = scroller.window();
  expect(first).toBeGreaterThan(399_900);
  expect(first).toBeLessThanOrEqual(400_000);
  expect(last).toBeGreaterThanOrEqual(400_010);
  expect(last).toBeLessThan(400_100);
  expect(top).toBe(first * rowHeight);
});

test("what is read stays in place when rows above it turn out higher", () => {
  const { scroller, element } = scrollerOf(1000);
  element.scrollTop = 500 * rowHeight + 5;
  scroller.onScroll();
  const { first } = scroller.window();
  scroller.onRendered(first, [90, 54]);
  // The element has its new height after the next render, and is scrolled then.
  scroller.onRendered(first, [90, 54]);
  expect(element.scrollTop).toBe(500 * rowHeight + 5 + (90 - rowHeight) + (54 - rowHeight));
});

test("rows below the upper edge may grow without moving what is read", () => {
  const { scroller, element } = scrollerOf(1000);
  scroller.onRendered(0, [18, 90, 90]);
  scroller.onRendered(0, [18, 90, 90]);
  expect(element.scrollTop).toBe(0);
  expect(scroller.window().height).toBe(1000 * rowHeight + 2 * 72);
});

test("the same row stays at the upper edge when the layout changes", () => {
  const { scroller, element } = scrollerOf(1000);
  scroller.onRendered(0, new Array<number>(12).fill(36));
  element.scrollTop = 20 * 36;
  scroller.onScroll();
  const { first } = scroller.window();
  scroller.onRelayout();
  scroller.onRendered(first, []);
  // 12 rows of 36 and 16 rows of 18 pixels were above it.
  expect(element.scrollTop).toBe(28 * rowHeight);
});

test("with a scaled scroll bar a step still moves by single rows, down to the last one", () => {
  const { scroller, element } = scrollerOf(5_000_000);
  scroller.moveToRow(2_500_000);
  const before = scroller.window();
  scroller.moveBy(rowHeight);
  scroller.onScroll();
  expect(scroller.window().first).toBe(before.first + 1);
  scroller.moveBy(Number.POSITIVE_INFINITY);
  expect(scroller.window().last).toBe(5_000_000);
  expect(element.scrollTop).toBe(15_000_000 - 180);
  expect(scroller.moveBy(rowHeight)).toBe(false);
});

test("the end stays in view when the rows before it turn out higher, until there are more", () => {
  const { scroller, element } = scrollerOf(1000);
  scroller.moveBy(Number.POSITIVE_INFINITY);
  const { first, last } = scroller.window();
  const heights = Array.from({ length: last - first }, () => 3 * rowHeight);
  scroller.onRendered(first, heights);
  scroller.onRendered(first, heights);
  const end = first * rowHeight + heights.length * 3 * rowHeight - 180;
  expect(element.scrollTop).toBe(end);
  scroller.setCount(2000);
  scroller.onRendered(first, heights);
  scroller.onRendered(first, heights);
  expect(element.scrollTop).toBe(end);
});

test("a step that comes to the end leaves what is read where it is when rows turn out higher", () => {
  const { scroller, element } = scrollerOf(1000);
  scroller.moveToRow(985);
  scroller.moveBy(180);
  const { first, last } = scroller.window();
  const top = scroller.topRow();
  const heights = Array.from({ length: last - first }, () => 3 * rowHeight);
  scroller.onRendered(first, heights);
  scroller.onRendered(first, heights);
  expect(scroller.topRow()).toBe(top);
  expect(element.scrollTop).toBe(first * rowHeight + (top - first) * 3 * rowHeight);
});

test("a row in view stays where it is when it is to be revealed", () => {
  const { scroller, element } = scrollerOf(1000);
  scroller.moveToRow(100);
  scroller.reveal(105);
  expect(element.scrollTop).toBe(100 * rowHeight);
  expect(scroller.topRow()).toBe(100);
});

test("a revealed row stays on screen when the rows above it turn out higher", () => {
  const { scroller, element } = scrollerOf(1000);
  scroller.reveal(500);
  expect(element.scrollTop).toBe(500 * rowHeight - 60);
  const { first, last } = scroller.window();
  const heights = Array.from({ length: last - first }, () => 5 * rowHeight);
  scroller.onRendered(first, heights);
  scroller.onRendered(first, heights);
  expect(element.scrollTop).toBe((500 - first) * 5 * rowHeight + first * rowHeight - 60);
});

test("rows are where they belong once those above are measured and the element is scrolled for it", () => {
  const { scroller } = scrollerOf(1000);
  scroller.reveal(500);
  const { first } = scroller.window();
  expect(scroller.isSettled()).toBe(true);
  scroller.onRendered(first, [90, 90]);
  expect(scroller.isSettled()).toBe(false);
  scroller.onRendered(first, [90, 90]);
  expect(scroller.isSettled()).toBe(true);
});

test("a row near the end is revealed as far as there is text", () => {
  const { scroller, element } = scrollerOf(100);
  scroller.reveal(99);
  expect(element.scrollTop).toBe(100 * rowHeight - 180);
});

/** Renders what is to be rendered, each row with this height, until nothing more changes. */
function render(scroller: RowScroller, height: number): void {
  for (let count = 0; count < 5; count++) {
    const { first, last } = scroller.window();
    scroller.onRendered(first, new Array<number>(last - first).fill(height));
  }
}

test("revealed rows at the end stay on screen, all of them, when they turn out higher", () => {
  const { scroller, element } = scrollerOf(1000);
  scroller.reveal(997, 999);
  render(scroller, 2 * rowHeight);
  const { top, first } = scroller.window();
  expect(element.scrollTop + 180).toBe(top + (1000 - first) * 2 * rowHeight);
});

test("revealed rows that do not all fit are on screen from the first one on", () => {
  const { scroller, element } = scrollerOf(1000);
  scroller.reveal(300, 400);
  expect(element.scrollTop).toBe(300 * rowHeight);
});

test("revealed rows come on screen once they are there", () => {
  const { scroller, element } = scrollerOf(50);
  scroller.reveal(49, 52);
  expect(element.scrollTop).toBe(50 * rowHeight - 180);
  scroller.setCount(200);
  render(scroller, rowHeight);
  expect(element.scrollTop).toBe(53 * rowHeight - 180);
});
