import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useDraft } from "./use-draft.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function renderDraft(onChange: (value: string) => void) {
  return renderHook(({ value }) => useDraft(value, onChange, Object.is), { initialProps: { value: "" } });
}

test("edits are passed on once they pause", () => {
  const onChange = vi.fn();
  const { result } = renderDraft(onChange);
  act(() => result.current[1]("a"));
  act(() => result.current[1]("ab"));
  expect(result.current[0]).toBe("ab");
  expect(onChange).not.toHaveBeenCalled();
  act(() => vi.runAllTimers());
  expect(onChange.mock.calls).toEqual([["ab"]]);
});

test("a value from elsewhere takes the place of what is edited", () => {
  const { result, rerender } = renderDraft(() => undefined);
  act(() => result.current[1]("mine"));
  act(() => vi.runAllTimers());
  rerender({ value: "mine" });
  rerender({ value: "theirs" });
  expect(result.current[0]).toBe("theirs");
});

test("a value that was edited here, went away and came back takes the place of what was there meanwhile", () => {
  const { result, rerender } = renderDraft(() => undefined);
  act(() => result.current[1]("mine"));
  act(() => vi.runAllTimers());
  // Back, then Forward.
  for (const value of ["mine", "", "mine"]) {
    rerender({ value });
    expect(result.current[0]).toBe(value);
  }
});

test("an edit that still waits is dropped when another value comes from elsewhere", () => {
  const onChange = vi.fn();
  const { result, rerender } = renderDraft(onChange);
  rerender({ value: "theirs" });
  act(() => result.current[1]("theirs and mine"));
  rerender({ value: "" });
  act(() => vi.runAllTimers());
  expect(result.current[0]).toBe("");
  expect(onChange).not.toHaveBeenCalled();
});

test("an edit goes on waiting while the one before it comes back", () => {
  const onChange = vi.fn();
  const { result, rerender } = renderDraft(onChange);
  act(() => result.current[1]("a"));
  act(() => vi.runAllTimers());
  act(() => result.current[1]("ab"));
  rerender({ value: "a" });
  act(() => vi.runAllTimers());
  expect(result.current[0]).toBe("ab");
  expect(onChange.mock.calls).toEqual([["a"], ["ab"]]);
});

test("nothing is passed on once the page is left: it would lead back to it", () => {
  const onChange = vi.fn();
  const { result, unmount } = renderDraft(onChange);
  act(() => result.current[1]("a"));
  unmount();
  vi.runAllTimers();
  expect(onChange).not.toHaveBeenCalled();
});
