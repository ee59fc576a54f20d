import { useElementSize } from "@mantine/hooks";
import { IconArrowDown, IconArrowUp, IconColumns2, IconList } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useMemo, useState } from "react";
import { announce } from "../../lib/announce.ts";
import { type Shortcut, useShortcuts } from "../../lib/shortcuts.ts";
import { moveByKey } from "../../output/move-by-key.ts";
import { OutputTool } from "../../output/output-tool.tsx";
import { useRowScroller, useScroller } from "../../output/use-row-scroller.ts";
import { roles } from "../../table/roles.ts";
import type { DiffBlock } from "./diff-model.ts";
import { DiffRowView } from "./diff-row-view.tsx";
import classes from "./difference-lines.module.css";
import { type DiffLayout, foldRows, type UnfoldedLines } from "./fold-rows.ts";

/** Not run from elsewhere: there can be several differences on the page, and `n` alone goes to a failed instance. */
const listedKeys: readonly Shortcut[] = [
  { keys: "n", title: "Next difference", run: null },
  { keys: "p", title: "Previous difference", run: null },
];

/** Two columns of text need this many pixels. */
const splitFrom = 640;

/** Of these many rows above a difference, the viewer sees where it is. */
const rowsAbove = 2;

/**
 * The rows of a difference, in a region that scrolls by itself; only those on screen are rendered. `n` and `p` go to the
 * next and the previous change.
 */
export function DifferenceLines(props: {
  blocks: readonly DiffBlock[];
  unfolded: UnfoldedLines;
  /** Of the largest line number. */
  digits: number;
  layout: DiffLayout;
  onLayoutChange: (layout: DiffLayout) => void;
  onUnfold: (block: number) => void;
  leftName: string;
  rightName: string;
  label: string;
}) {
  const { blocks, unfolded, onLayoutChange, onUnfold } = props;
  useShortcuts("Within a difference", listedKeys);
  const { ref: sizeRef, width } = useElementSize();
  const isNarrow = width > 0 && width < splitFrom;
  const layout = isNarrow ? "unified" : props.layout;
  const { rows, starts } = useMemo(() => foldRows(blocks, unfolded, layout), [blocks, unfolded, layout]);
  const scroller = useScroller();
  const { window, scrollRef, blockRef } = useRowScroller(scroller, rows.length, `${layout} ${rows.length}`);
  const [place, setPlace] = useState<{ blocks: readonly DiffBlock[]; difference: number } | null>(null);
  // Another comparison has other differences.
  const current = place?.blocks === blocks ? place.difference : null;

  function goTo(difference: number): void {
    const row = starts[difference];
    if (row === undefined) return;
    setPlace({ blocks, difference });
    scroller.moveToRow(Math.max(0, row - rowsAbove));
    announce(`Difference ${difference + 1} of ${starts.length}`);
  }
  const next = () => goTo(current === null ? 0 : Math.min(current + 1, starts.length - 1));
  const previous = () => goTo(current === null ? starts.length - 1 : Math.max(current - 1, 0));

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || (event.key !== "n" && event.key !== "p")) return;
    // Elsewhere on the page these keys mean something else.
    event.stopPropagation();
    event.preventDefault();
    if (event.key === "n") next();
    else previous();
  }

  const views: ReactNode[] = [];
  for (let index = window.first; index < window.last; index++) {
    const row = rows[index];
    if (row === undefined) break;
    views.push(
      <DiffRowView
        key={index}
        row={row}
        index={index}
        layout={layout}
        isCurrent={current !== null && "difference" in row && row.difference === current}
        onUnfold={onUnfold}
      />,
    );
  }
  const placeWords =
    current === null
      ? `${starts.length} ${starts.length === 1 ? "difference" : "differences"}`
      : `${current + 1} of ${starts.length}`;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of what is inside arrive here
    <div ref={sizeRef} className={classes.frame} onKeyDown={onKeyDown}>
      <div className={classes.toolbar}>
        <span className={classes.place}>{placeWords}</span>
        <OutputTool
          icon={IconArrowUp}
          word="Previous"
          title="Previous difference (p)"
          disabled={starts.length === 0 || current === 0}
          onClick={previous}
        />
        <OutputTool
          icon={IconArrowDown}
          word="Next"
          title="Next difference (n)"
          disabled={starts.length === 0 || current === starts.length - 1}
          onClick={next}
        />
        <span className={classes.layouts}>
          <OutputTool
            icon={IconColumns2}
            word="Side by side"
            title={isNarrow ? "Too narrow to stand side by side" : "Both texts side by side"}
            pressed={layout === "split"}
            disabled={isNarrow}
            onClick={() => onLayoutChange("split")}
          />
          <OutputTool
            icon={IconList}
            word="One column"
            title="Both texts in one column"
            pressed={layout === "unified"}
            onClick={() => onLayoutChange("unified")}
          />
        </span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: rows are placed by their offset, which a table's cannot be */}
      <div
        ref={scrollRef}
        className={classes.region}
        role="table"
        aria-label={`Difference of ${props.label}: ${props.leftName} and ${props.rightName}`}
        aria-rowcount={rows.length}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        data-layout={layout}
        style={{ "--diff-digits": props.digits }}
        onKeyDown={(event) => moveByKey(event, scroller)}
      >
        <div className={classes.all} style={{ height: window.height }}>
          <div
            ref={blockRef}
            className={classes.block}
            style={{ transform: `translateY(${window.top}px)` }}
            {...roles.rowGroup}
          >
            {views}
          </div>
        </div>
      </div>
    </div>
  );
}
