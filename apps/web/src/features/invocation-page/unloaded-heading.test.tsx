import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { noteSeen } from "../../lib/seen-ids.ts";
import { UnloadedHeading } from "./unloaded-heading.tsx";

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** What stands in the heading's line, and whether it waits for a moment before it is shown. */
function heading(invocationId: string, isLoading: boolean) {
  render(
    <UnloadedHeading
      invocationId={invocationId}
      isLoading={isLoading}
      headedAt={performance.now()}
      back={null}
    />,
  );
  return {
    line: screen.getByRole("banner").textContent,
    title: screen.getByRole("heading").textContent,
    waits: screen.getByRole("heading").hasAttribute("data-waiting"),
  };
}

test("the command's name stands there at once where a row has shown it, and stays", () => {
  noteSeen("invocation", [["inv-seen", "config-sync"]]);
  expect(heading("inv-seen", true)).toEqual({ line: "config-sync", title: "config-sync", waits: false });
});

test("the ID waits for a moment, since the name mostly comes before it is read", () => {
  expect(heading("inv-unseen", true)).toEqual({ line: "inv-unseen", title: "inv-unseen", waits: true });
});

test("an invocation that does not come is named by its ID", () => {
  noteSeen("invocation", [["inv-seen", "config-sync"]]);
  expect(heading("inv-seen", false).line).toBe("config-sync inv-seen");
  cleanup();
  expect(heading("inv-unseen", false)).toEqual({ line: "inv-unseen", title: "inv-unseen", waits: false });
});

test("the ID waits no longer where another heading takes the place of the first", () => {
  vi.useFakeTimers();
  const headedAt = performance.now();
  function delay(): number {
    const { unmount } = render(
      <UnloadedHeading invocationId="inv-unseen" isLoading headedAt={headedAt} back={null} />,
    );
    const { animationDelay } = screen.getByRole("heading").style;
    unmount();
    return Number.parseFloat(animationDelay);
  }
  expect(delay()).toBe(800);
  vi.advanceTimersByTime(300);
  expect(delay()).toBe(500);
  vi.advanceTimersByTime(700);
  expect(delay()).toBe(-200);
});
