import type { Segment } from "@command-history/output";
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import type { LineRange } from "../lib/line-range.ts";
import { HitBands } from "./hit-bands.tsx";
import { moveByKey } from "./move-by-key.ts";
import type { OutputClient, OutputState } from "./output-client.ts";
import classes from "./output-lines.module.css";
import { OutputRowView } from "./output-row.tsx";
import type { Hit, ViewMode } from "./protocol.ts";
import type { RowScroller } from "./row-scroller.ts";
import { maxElementHeight } from "./scroll-scale.ts";
import { useCurrentMark } from "./use-current-mark.ts";
import { useRowScroller } from "./use-row-scroller.ts";

declare module "react" {
  interface CSSProperties {
    /** How many digits the line numbers have. */
    "--output-digits"?: number;
  }
}

/** Of a row that is on its way. */
const noSegments: readonly Segment[] = [];

/**
 * The rows of an output in a region that scrolls by itself, at most a part of the screen high. Only rows on screen
 * are rendered; to a screen reader it is a log.
 */
export function OutputLines(props: {
  client: OutputClient;
  /** The client's state, which this renders. */
  state: OutputState;
  scroller: RowScroller;
  mode: ViewMode;
  wrap: boolean;
  label: string;
  /** Lines to make room for before they are known. */
  expectedLines: number;
  selected: LineRange | null;
  /** The hit that the reader has come to. */
  current: Hit | null;
  /** A line's number was clicked; `extend`: with the shift key. */
  onPickLine: (line: number, extend: boolean) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}) {
  const { client, state, scroller, mode, wrap, expectedLines, selected, current, onPickLine } = props;
  const rows = client.rowCount(mode);
  const filter = state.found?.rows == null ? "" : state.found.search;
  const layout = `${mode} ${wrap ? "wrapped" : "unwrapped"} ${filter}`;
  const { window, scrollRef, blockRef } = useRowScroller(scroller, rows, layout);
  const { first, last, top, height } = window;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new edition is asked for though the rows are the same
  useLayoutEffect(() => client.show(mode, first, last), [client, mode, first, last, state.edition]);
  useCurrentMark(current, scroller, scrollRef);

  const pick = useRef(onPickLine);
  useLayoutEffect(() => {
    pick.current = onPickLine;
  });
  useEffect(() => {
    const region = scrollRef.current;
    if (region === null) return;
    // Numbers are for the pointer; the keyboard selects with the shift and arrow keys, or by typing the lines.
    function onMouseDown(event: MouseEvent): void {
      const line = pointedLine(event);
      if (line === null || event.button !== 0) return;
      event.preventDefault();
      region?.focus({ preventScroll: true });
      pick.current(line, event.shiftKey);
    }
    region.addEventListener("mousedown", onMouseDown);
    return () => region.removeEventListener("mousedown", onMouseDown);
  }, [scrollRef]);

  const views: ReactNode[] = [];
  let isBlank = true;
  for (let index = first; index < last; index++) {
    const row = client.row(mode, index);
    const line = row === undefined ? null : row.line + 1;
    isBlank &&= row === undefined;
    views.push(
      <OutputRowView
        key={index}
        line={line}
        continues={row !== undefined && row.piece > 0}
        segments={row?.segments ?? noSegments}
        marks={row?.marks}
        current={current?.row === index ? current.range : null}
        selected={line !== null && selected !== null && line >= selected.from && line <= selected.to}
      />,
    );
  }
  const reading = !state.progress.done && state.failure === null;
  const expectedHeight =
    reading && state.found?.rows == null ? Math.min(expectedLines * scroller.rowHeight, maxElementHeight) : 0;
  return (
    <div className={classes.body}>
      <div
        ref={scrollRef}
        className={classes.region}
        role="log"
        aria-label={props.label}
        // It is read on demand: a thousand lines are no announcement.
        aria-live="off"
        aria-busy={reading}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        data-wrap={wrap || undefined}
        style={{ "--output-digits": String(Math.max(state.progress.lines, expectedLines)).length }}
        onKeyDown={(event) => {
          props.onKeyDown(event);
          if (!event.defaultPrevented) moveByKey(event, scroller);
        }}
      >
        <div className={classes.all} style={{ height: Math.max(height, expectedHeight) }}>
          <div ref={blockRef} className={classes.block} style={{ transform: `translateY(${top}px)` }}>
            {views}
          </div>
        </div>
      </div>
      {/* To those who do not see it, `aria-busy` says so. */}
      {reading && isBlank && <p className={classes.loading}>Loading…</p>}
      {state.found?.mode === mode && <HitBands bands={state.found.bands} />}
    </div>
  );
}

/** The line whose number is under the pointer. */
function pointedLine({ target }: MouseEvent): number | null {
  const number = target instanceof Element ? target.closest("[data-line]") : null;
  return number instanceof HTMLElement ? Number(number.dataset.line) : null;
}
