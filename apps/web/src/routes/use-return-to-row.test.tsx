import { cleanup, render } from "@testing-library/react";
import { useRef } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { TableHandle } from "../table/table-handle.ts";
import { leftInvocation, useLeftInvocation } from "./left-invocation.ts";
import { useReturnToRow } from "./use-return-to-row.ts";

const focusRow = vi.fn();

beforeEach(() => focusRow.mockClear());
afterEach(cleanup);

function InvocationPage() {
  useLeftInvocation("inv-1");
  return null;
}

function keyOf(invocationId: string): string {
  return `row of ${invocationId}`;
}

function noKey(): undefined {
  return undefined;
}

function ListPage({ isLoaded }: { isLoaded: boolean }) {
  const table = useRef<TableHandle<unknown>>({
    items: () => [],
    moveFocus: vi.fn(),
    moveToFailed: vi.fn(),
    focusRow,
    openFocused: vi.fn(),
    selectFocused: vi.fn(),
  });
  useReturnToRow(table, isLoaded ? keyOf : noKey, !isLoaded);
  return null;
}

/** Goes back from an invocation's page to a list whose rows come after `meanwhile`. */
async function goBack(meanwhile: () => void): Promise<void> {
  const { rerender } = render(<InvocationPage />);
  rerender(<ListPage isLoaded={false} />);
  await Promise.resolve();
  meanwhile();
  rerender(<ListPage isLoaded />);
  await Promise.resolve();
}

test("the row gets the focus once it has come", async () => {
  await goBack(() => expect(focusRow).not.toHaveBeenCalled());
  expect(focusRow.mock.calls).toEqual([["row of inv-1"]]);
});

test.each(["pointerdown", "keydown", "touchstart"])(
  "the row no longer gets the focus after a %s",
  async (move) => {
    await goBack(() => window.dispatchEvent(new Event(move)));
    expect(focusRow).not.toHaveBeenCalled();
  },
);

test("the end of the swipe that led back does not count as a move", async () => {
  await goBack(() => window.dispatchEvent(new Event("wheel")));
  expect(focusRow).toHaveBeenCalled();
});

test("the row does not get the focus where something else has it", async () => {
  const button = document.body.appendChild(document.createElement("button"));
  await goBack(() => button.focus());
  button.remove();
  expect(focusRow).not.toHaveBeenCalled();
});

test("an invocation that was left is forgotten once its page has made way for another one", async () => {
  render(<InvocationPage />).unmount();
  expect(leftInvocation()).toBe("inv-1");
  await Promise.resolve();
  expect(leftInvocation()).toBeNull();
  render(<ListPage isLoaded />);
  await Promise.resolve();
  expect(focusRow).not.toHaveBeenCalled();
});
