import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useRowWindow } from "./use-row-window.ts";

type Listener = (entries: readonly ResizeObserverEntry[]) => void;

/** Tell of rows that have another height, one for each table in their order. */
let listeners: Listener[];

beforeEach(() => {
  listeners = [];
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(listener: Listener) {
        listeners.push(listener);
      }
    },
  );
  vi.useFakeTimers();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** A table of twenty rows that begins at the top of the page. Says how high some of them are now. */
function renderTable(around?: Element) {
  const rows = Array.from({ length: 20 }, (_, index) => ({ id: String(index), original: null }));
  const options = { rows, openIds: new Set<string>(), arriving: false, focusedId: undefined };
  renderHook(() => useRowWindow({ ...options, focusedIndex: -1, top: 0 }));
  const tell = listeners.at(-1);
  const table = document.createElement("table");
  around?.append(table);
  const bodies = rows.map(({ id }) => {
    const body = table.createTBody();
    body.dataset.rowId = id;
    body.dataset.index = id;
    return body;
  });

  function measure(heights: ReadonlyMap<number, number>): void {
    const entries = [...heights].map(([index, blockSize]) => ({
      target: bodies[index] ?? table,
      borderBoxSize: [{ blockSize, inlineSize: 0 }],
      contentBoxSize: [],
      devicePixelContentBoxSize: [],
      contentRect: new DOMRect(),
    }));
    act(() => tell?.(entries));
  }

  measure(new Map(rows.map((_, index) => [index, 41])));
  return { bodies, measure };
}

test("the page is scrolled once for a row and those within it, and again for those alone later", () => {
  const scrollBy = vi.spyOn(window, "scrollBy").mockReturnValue(undefined);
  vi.spyOn(window, "scrollY", "get").mockReturnValue(500);
  const outer = renderTable();
  const inner = renderTable(outer.bodies[2]);
  vi.runAllTimers();
  act(() => window.dispatchEvent(new Event("scroll")));

  outer.measure(new Map([[2, 61]]));
  inner.measure(new Map([[3, 61]]));
  expect(scrollBy).toHaveBeenCalledExactlyOnceWith({ top: 20, behavior: "instant" });

  vi.runAllTimers();
  inner.measure(
    new Map([
      [3, 71],
      [18, 31],
    ]),
  );
  expect(scrollBy).toHaveBeenLastCalledWith({ top: 10, behavior: "instant" });
});
