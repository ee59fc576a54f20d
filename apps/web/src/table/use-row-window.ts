import { useCallback, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { elementsFor, type ShownRow } from "./row-elements.ts";
import { createRowView, type MeasuredRow, type RowSpan, type RowView, spanIn } from "./row-view.ts";
import type { TableRow } from "./use-table-rows.ts";

/** Up to this many rows all are in the page, so that the browser's own search finds them. */
const allUpTo = 200;

/** A row to draw, with the empty space before it in pixels. */
export interface PlacedRow {
  readonly index: number;
  /** The key of the element that shows it. */
  readonly element: string;
  readonly gapBefore: number;
}

interface RowWindowOptions<Item> {
  readonly rows: readonly TableRow<Item>[];
  readonly openIds: ReadonlySet<string>;
  /** More rows are on their way: how many there will be is not known yet. */
  readonly arriving: boolean;
  /** The row that holds the focus: it stays in the page wherever the viewer scrolls, and in its element. */
  readonly focusedIndex: number;
  readonly focusedId: string | undefined;
  /** Where the table begins, in pixels from the top of the page. */
  readonly top: number;
}

/** Which rows of the table are in the page: those near the viewport, or all of them while they are few. */
export function useRowWindow<Item>(options: RowWindowOptions<Item>): {
  placed: readonly PlacedRow[];
  gapAfter: number;
  /** The `ref` of each row's element, which names its row in `data-row-id` and `data-index`. */
  measure: (element: HTMLElement | null) => (() => void) | undefined;
} {
  const { rows, openIds, arriving, focusedIndex, focusedId, top } = options;
  const [view] = useState(() => createRowView(window));
  const state = useSyncExternalStore(view.subscribe, view.state);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an edition is what has been measured
  const heights = useMemo(() => view.heightsOf(rows, openIds), [view, rows, openIds, state.edition]);
  const span = spanIn({ heights, top }, state);
  useLayoutEffect(() => {
    const leaving = new AbortController();
    const how = { passive: true, signal: leaving.signal };
    window.addEventListener("scroll", view.onScroll, how);
    window.addEventListener("resize", view.onScroll, how);
    return () => leaving.abort();
  }, [view]);

  // While more come, those in the view are painted first; but an open row that a link leads to stays where it is.
  const drawsAll = rows.length <= allUpTo && (!arriving || openIds.size > 0);
  const indexes = drawsAll ? rows.map((_, index) => index) : indexesOf(span, focusedIndex);
  const drawn = indexes.map((index) => rows[index]?.id ?? "");
  useLayoutEffect(() => view.onRendered({ laidOut: { heights, top }, span, rows, drawn }));
  const shown = useElements(drawn, (id) => view.isUsual(id) && !openIds.has(id) && id !== focusedId);

  let end = 0;
  const placed = indexes.map((index, place): PlacedRow => {
    const gapBefore = heights.offset(index) - end;
    end = heights.offset(index + 1);
    return { index, element: shown[place]?.element ?? "", gapBefore };
  });
  const measure = useMeasure(view.onMeasured, openIds);
  return { placed, gapAfter: heights.offset(rows.length) - end, measure };
}

function indexesOf({ first, last }: RowSpan, focusedIndex: number): readonly number[] {
  const indexes = Array.from({ length: last - first }, (_, place) => first + place);
  if (focusedIndex < 0 || (focusedIndex >= first && focusedIndex < last)) return indexes;
  return focusedIndex < first ? [focusedIndex, ...indexes] : [...indexes, focusedIndex];
}

let created = 0;

function create(): string {
  created += 1;
  return `row ${created}`;
}

/** The element of each of the rows, in view of those that were drawn last. */
function useElements(ids: readonly string[], canChange: (id: string) => boolean): readonly ShownRow[] {
  const before = useRef<readonly ShownRow[]>([]);
  const shown = elementsFor(ids, { before: before.current, canChange, create });
  useLayoutEffect(() => {
    before.current = shown;
  });
  return shown;
}

/** The elements of rows above the view that the page was scrolled for in this frame, with all that is in them. */
const followed = new WeakSet<Element>();

/** Where the table of these rows begins, in pixels from the top of the page. */
function tableTop([entry]: readonly ResizeObserverEntry[]): number {
  const table = entry?.target.closest("table");
  return Math.round((table?.getBoundingClientRect().top ?? 0) + window.scrollY);
}

/** Measures rows when they come, and when they change. */
function useMeasure(
  onMeasured: RowView["onMeasured"],
  openIds: ReadonlySet<string>,
): (element: HTMLElement | null) => (() => void) | undefined {
  const open = useRef(openIds);
  useLayoutEffect(() => {
    open.current = openIds;
  });
  const [observer] = useState(() => {
    const before = new WeakMap<Element, { readonly id: string; readonly height: number }>();

    function measuredRow({ target, borderBoxSize: [box] }: ResizeObserverEntry): readonly MeasuredRow[] {
      if (!(target instanceof HTMLElement) || box === undefined) return [];
      const { rowId: id = "", index } = target.dataset;
      const height = Math.round(box.blockSize);
      const last = before.get(target);
      before.set(target, { id, height });
      const heightBefore = last?.id === id ? last.height : undefined;
      return [{ index: Number(index), id, open: open.current.has(id), height, heightBefore }];
    }

    return new ResizeObserver((entries) => {
      // The rows around a table were observed before its own, and so are told of first.
      const outer = entries[0]?.target.parentElement?.closest("tbody") ?? null;
      const isFollowed = outer !== null && followed.has(outer);
      const above = onMeasured(entries.flatMap(measuredRow), isFollowed ? null : tableTop(entries));
      for (const { target } of entries) {
        if (!(target instanceof HTMLElement) || !above.has(target.dataset.rowId ?? "")) continue;
        followed.add(target);
        // A row is not told of when those within it change later and it stays as high as it is.
        requestAnimationFrame(() => followed.delete(target));
      }
    });
  });
  return useCallback(
    (element) => {
      if (element === null) return undefined;
      observer.observe(element);
      return () => observer.unobserve(element);
    },
    [observer],
  );
}
