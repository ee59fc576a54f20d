import { act, cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WaitedFor } from "./waited-for.tsx";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-03-01T12:00:00Z") });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test("a wait is counted once it is long", () => {
  const { container } = render(<WaitedFor />);
  act(() => void vi.advanceTimersByTime(2000));
  expect(container.textContent).toBe("");
  act(() => void vi.advanceTimersByTime(1000));
  expect(container.textContent).toBe(", 3 s");
  act(() => void vi.advanceTimersByTime(62_000));
  expect(container.textContent).toBe(", 1 min 05 s");
});
