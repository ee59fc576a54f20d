import { useCallback, useEffect, useRef } from "react";
import { announce } from "../lib/announce.ts";
import { formatLineRange, type LineRange } from "../lib/line-range.ts";

/** The lines selected in an output. */
export interface LineSelection {
  readonly range: LineRange | null;
  /** Whether the range was chosen in this output, and not given from outside. */
  isOwn(range: LineRange): boolean;
  set(range: LineRange | null): void;
  /** Takes one line, or with `extend` all from the line taken first up to this one. One taken again is let go. */
  pick(line: number, extend: boolean): void;
  /** Moves the end that is not fixed by one line, no farther than `lastLine`; says where it is then. */
  move(step: 1 | -1, startLine: number, lastLine: number): number;
}

/**
 * The selection that `range` holds; changes are given to `onChange`. `repeatedArrivals` counts the times that the reader was
 * sent to the range that was there already.
 */
export function useLineSelection(
  range: LineRange | null,
  onChange: (range: LineRange | null) => void,
  repeatedArrivals: number,
): LineSelection {
  /** The line at the fixed end. */
  const anchor = useRef<number | null>(null);
  /** What was chosen here last, until another range is given from outside. */
  const chosen = useRef<{ key: string; repeatedArrivals: number; hasCome: boolean } | null>(null);
  const given = range === null ? null : formatLineRange(range);
  useEffect(() => {
    const choice = chosen.current;
    if (choice === null) return;
    if (choice.key === given) choice.hasCome = true;
    else if (choice.hasCome) chosen.current = null;
  }, [given]);

  const set = useCallback(
    (next: LineRange | null) => {
      const key = next === null ? null : formatLineRange(next);
      chosen.current = key === null ? null : { key, repeatedArrivals, hasCome: key === given };
      onChange(next);
      announce(next === null ? "No line selected" : `Selected ${rangeWords(next)}`);
    },
    [onChange, given, repeatedArrivals],
  );

  function fixedEnd({ from, to }: LineRange): number {
    return anchor.current === to ? to : from;
  }

  function extendTo(line: number, fixed: number): void {
    anchor.current = fixed;
    set({ from: Math.min(fixed, line), to: Math.max(fixed, line) });
  }

  return {
    range,
    isOwn: (lines) =>
      chosen.current?.key === formatLineRange(lines) && chosen.current.repeatedArrivals === repeatedArrivals,
    set,
    pick(line, extend) {
      if (extend && range !== null) return extendTo(line, fixedEnd(range));
      const isOnly = range?.from === line && range.to === line;
      anchor.current = line;
      set(isOnly ? null : { from: line, to: line });
    },
    move(step, startLine, lastLine) {
      if (range === null) {
        extendTo(startLine, startLine);
        return startLine;
      }
      const fixed = fixedEnd(range);
      const free = fixed === range.from ? range.to : range.from;
      const line = Math.max(1, Math.min(free + step, lastLine));
      if (line !== free) extendTo(line, fixed);
      return line;
    },
  };
}

/** "line 12", "lines 12 to 20". */
export function rangeWords({ from, to }: LineRange): string {
  return from === to ? `line ${from}` : `lines ${from} to ${to}`;
}
