import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useRef } from "react";
import * as z from "zod/mini";
import { usePreference } from "../lib/use-preference.ts";
import classes from "./split-panes.module.css";

const limits = { least: 25, most: 75, initial: 48, step: 2 } as const;

/** Whether the window is so narrow that the right pane stands below the left one. */
export function panesAreStacked(): boolean {
  return matchMedia("(max-width: 1023px)").matches;
}

function bounded(percent: number): number {
  return Math.min(limits.most, Math.max(limits.least, Math.round(percent * 10) / 10));
}

interface SplitPanesProps {
  /** Under which name the share of the left pane is remembered. */
  readonly name: string;
  readonly left: ReactNode;
  readonly right: ReactNode;
  /** What the separator changes, for its name: "Width of the instances". */
  readonly label: string;
  /** Where one pane stands under the other, the right one comes first: it is what was asked for. */
  readonly rightFirst?: boolean;
}

/** Two panes beside each other, with a separator to drag or to move by arrow keys; below 1024 pixels one under the other. */
export function SplitPanes({ name, left, right, label, rightFirst = false }: SplitPanesProps) {
  const [share, setShare] = usePreference(`split.${name}`, z.number(), limits.initial);
  const frame = useRef<HTMLDivElement>(null);
  const leftId = useId();

  function onPointerMove(event: PointerEvent): void {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || frame.current === null) return;
    const { left: start, width } = frame.current.getBoundingClientRect();
    setShare(bounded(((event.clientX - start) / width) * 100));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const wanted = {
      ArrowLeft: share - limits.step,
      ArrowRight: share + limits.step,
      Home: limits.least,
      End: limits.most,
      Enter: limits.initial,
    }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    setShare(bounded(wanted));
  }

  return (
    <div
      ref={frame}
      className={classes.frame}
      style={{ gridTemplateColumns: `minmax(0, ${bounded(share)}%) 13px minmax(0, 1fr)` }}
    >
      <div id={leftId} className={classes.left}>
        {left}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: an hr cannot be moved; ARIA's window splitter is a separator with a value */}
      <div
        className={classes.separator}
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={label}
        aria-controls={leftId}
        aria-valuenow={Math.round(bounded(share))}
        aria-valuemin={limits.least}
        aria-valuemax={limits.most}
        title="Drag, or use the arrow keys. Double-click to reset"
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.preventDefault();
          event.currentTarget.focus();
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={onPointerMove}
        onDoubleClick={() => setShare(limits.initial)}
        onKeyDown={onKeyDown}
      />
      <div className={classes.right} data-first={rightFirst || undefined}>
        <div className={classes.inView}>{right}</div>
      </div>
    </div>
  );
}
