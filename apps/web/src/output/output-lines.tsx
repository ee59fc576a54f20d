import type { Segment } from "@command-history/output";
import { type ReactNode, useLayoutEffect } from "react";
import { moveByKey } from "./move-by-key.ts";
import type { OutputClient, OutputState } from "./output-client.ts";
import classes from "./output-lines.module.css";
import { OutputRowView } from "./output-row.tsx";
import type { ViewMode } from "./protocol.ts";
import { maxElementHeight } from "./scroll-scale.ts";
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
  mode: ViewMode;
  wrap: boolean;
  label: string;
  /** Lines to make room for before they are known. */
  expectedLines: number;
}) {
  const { client, state, mode, wrap, expectedLines } = props;
  const rows = state.progress.rows[mode];
  const layout = `${mode} ${wrap ? "wrapped" : "unwrapped"}`;
  const { window, scroller, scrollRef, blockRef } = useRowScroller(rows, layout);
  const { first, last, top, height } = window;

  useLayoutEffect(() => client.show(mode, first, last), [client, mode, first, last]);

  const views: ReactNode[] = [];
  for (let index = first; index < last; index++) {
    const row = client.row(mode, index);
    views.push(
      <OutputRowView
        key={index}
        number={row === undefined ? "" : row.piece > 0 ? "↳" : String(row.line + 1)}
        segments={row?.segments ?? noSegments}
      />,
    );
  }
  const reading = !state.progress.done && state.failure === null;
  const expectedHeight = reading ? Math.min(expectedLines * scroller.rowHeight, maxElementHeight) : 0;
  return (
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
      onKeyDown={(event) => moveByKey(event, scroller)}
    >
      <div className={classes.all} style={{ height: Math.max(height, expectedHeight) }}>
        <div ref={blockRef} className={classes.block} style={{ transform: `translateY(${top}px)` }}>
          {views}
        </div>
      </div>
    </div>
  );
}
