import { renderHook } from "@testing-library/react";
import { act } from "react";
import { expect, test } from "vitest";
import type { LineRange } from "../lib/line-range.ts";
import { useLineSelection } from "./use-line-selection.ts";

function line(number: number): LineRange {
  return { from: number, to: number };
}

/** A selection whose range is what was given last, from here or from outside. */
function renderSelection() {
  let given: LineRange | null = null;
  let repeatedArrivals = 0;
  const { result, rerender } = renderHook(() =>
    useLineSelection(
      given,
      (range) => {
        given = range;
      },
      repeatedArrivals,
    ),
  );
  return {
    isOwn: (range: LineRange) => result.current.isOwn(range),
    choose(range: LineRange): void {
      act(() => result.current.set(range));
      rerender();
    },
    send(range: LineRange, again = false): void {
      given = range;
      if (again) repeatedArrivals += 1;
      rerender();
    },
  };
}

test("a range is the reader's own until they are sent to another", () => {
  const selection = renderSelection();
  selection.choose(line(13));
  expect(selection.isOwn(line(13))).toBe(true);
  selection.send(line(20));
  selection.send(line(13));
  expect(selection.isOwn(line(13))).toBe(false);
});

test("a range chosen where one was sent to is the reader's own no longer than any other", () => {
  const selection = renderSelection();
  selection.send(line(13));
  expect(selection.isOwn(line(13))).toBe(false);
  selection.choose(line(13));
  expect(selection.isOwn(line(13))).toBe(true);
  selection.send(line(20));
  selection.send(line(13));
  expect(selection.isOwn(line(13))).toBe(false);
});

test("who is sent to the range that they chose themselves comes to it from outside", () => {
  const selection = renderSelection();
  selection.choose(line(13));
  selection.send(line(13), true);
  expect(selection.isOwn(line(13))).toBe(false);
});
