import { cleanup, fireEvent, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useAfterPress } from "./use-after-press.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** Asks for something while the main button is pressed. */
function askWhilePressed() {
  const act = vi.fn();
  const { result, unmount } = renderHook(() => useAfterPress(act));
  fireEvent.mouseDown(document.body, { button: 0 });
  result.current();
  expect(act).not.toHaveBeenCalled();
  return { act, unmount };
}

test("what moves the page waits for the click that a press becomes", () => {
  const { act } = askWhilePressed();
  fireEvent.mouseUp(document.body, { button: 0 });
  expect(act).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(act).toHaveBeenCalledTimes(1);
});

test("it does not happen any more where the click led to another page", () => {
  const { act, unmount } = askWhilePressed();
  fireEvent.mouseUp(document.body, { button: 0 });
  unmount();
  vi.runAllTimers();
  expect(act).not.toHaveBeenCalled();
});

test.each([1, 2])("a press of button %i becomes no click, and is not waited for", (button) => {
  const act = vi.fn();
  const { result } = renderHook(() => useAfterPress(act));
  fireEvent.mouseDown(document.body, { button });
  result.current();
  expect(act).toHaveBeenCalledTimes(1);
});

test.each([
  ["a menu takes the release", () => fireEvent.contextMenu(document.body)],
  ["the window is left", () => fireEvent.blur(window)],
  ["a key is pressed", () => fireEvent.keyDown(document.body, { key: "a" })],
  ["something was dragged", () => fireEvent.dragEnd(document.body)],
])("a press has ended where %s", (_how, end) => {
  const { act } = askWhilePressed();
  end();
  vi.runAllTimers();
  expect(act).toHaveBeenCalledTimes(1);
});

test.each([
  ["a key that is held", { key: "a", repeat: true }],
  ["Shift, which goes with the click", { key: "Shift" }],
])("%s does not end a press", (_what, key) => {
  const { act } = askWhilePressed();
  fireEvent.keyDown(document.body, key);
  vi.runAllTimers();
  expect(act).not.toHaveBeenCalled();
});

test("a field of the page that loses the focus does not end a press", () => {
  const field = document.body.appendChild(document.createElement("input"));
  const { act } = askWhilePressed();
  fireEvent.blur(field);
  vi.runAllTimers();
  expect(act).not.toHaveBeenCalled();
  field.remove();
});
