import type { GridPage } from "../../src/grids/grid-pages.ts";
import type { Scrolled } from "../../src/grids/probe-page.ts";

/** One frame, as it was painted. Places are in pixels from the first row's top. */
interface Frame {
  readonly time: number;
  readonly offset: number;
  readonly view: Span;
  /** The part around the view that rows with text cover without a gap. */
  readonly covered: Span;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Before a frame that came later than this, the browser scrolled on with what was painted in the one before. */
const lateAfterMs = 25;
/** Rows lie at fractions of a pixel. */
const tolerance = 2;

/** Looks at every frame from here on, until the function that it returns is called. */
export function watchScrolling(look: GridPage): () => Scrolled {
  const scroller =
    (look.scroller === null ? null : document.querySelector(look.scroller)) ?? document.documentElement;
  const lid = document.querySelector(look.lid);
  const frames: Frame[] = [];
  let isOver = false;

  const { port1, port2 } = new MessageChannel();
  // A frame's callbacks run before it is painted, and a message that they send comes after.
  port1.onmessage = () => {
    if (isOver) return;
    const frame = frameNow(look, scroller, lid);
    if (frame.offset !== frames.at(-1)?.offset) frames.push(frame);
    requestAnimationFrame(() => port2.postMessage(null));
  };
  port2.postMessage(null);

  return () => {
    isOver = true;
    return summed(frames);
  };
}

function frameNow(look: GridPage, scroller: Element, lid: Element | null): Frame {
  const offset = scroller.scrollTop;
  const top = Math.max(0, lid?.getBoundingClientRect().bottom ?? 0);
  const bottom = Math.min(
    window.innerHeight,
    scroller === document.documentElement ? window.innerHeight : scroller.getBoundingClientRect().bottom,
  );
  const view = { from: offset + top, to: offset + bottom };
  const rows = [...document.querySelectorAll(look.rows)]
    .filter((row) => row.textContent !== "")
    .map((row) => row.getBoundingClientRect())
    .sort((a, b) => a.top - b.top);
  let covered: Span | undefined;
  for (const row of rows) {
    const [from, to] = [offset + row.top, offset + row.bottom];
    if (covered !== undefined && from <= covered.to + tolerance) covered = { from: covered.from, to };
    else if (covered === undefined || covered.to < view.to) covered = { from, to };
  }
  return { time: performance.now(), offset, view, covered: covered ?? { from: 0, to: 0 } };
}

function summed(frames: readonly Frame[]): Scrolled {
  const [first, last] = [frames[0], frames.at(-1)];
  if (first === undefined || last === undefined || frames.length < 2) throw new Error("nothing scrolled");
  // The first is how things were before.
  const moved = frames.slice(1);
  const blank = moved.filter(({ view, covered }) => !covers(covered, view));
  const behind = moved.filter(({ time, view }, index) => {
    const before = frames[index];
    return before !== undefined && time - before.time > lateAfterMs && !covers(before.covered, view);
  });
  return {
    framesPerSecond: (moved.length / (last.time - first.time)) * 1000,
    blankShare: blank.length / moved.length,
    behindShare: behind.length / moved.length,
    distance: last.offset - first.offset,
  };
}

function covers(covered: Span, view: Span): boolean {
  return covered.from <= view.from + tolerance && covered.to >= view.to - tolerance;
}
