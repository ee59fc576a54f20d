import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RowsSeen } from "./rows-seen.ts";
import { RunDuration } from "./run-duration.tsx";

const start = Date.parse("2026-03-01T12:00:00Z");

const running = { status: "Running", startedAt: new Date(start).toISOString(), endedAt: null };

function Cell({ isFollowed }: { isFollowed: boolean }) {
  return (
    <RowsSeen value={{ loadedAt: start + 25_000, isFollowed }}>
      <RunDuration run={running} />
    </RowsSeen>
  );
}

beforeEach(() => {
  vi.useFakeTimers({ now: start + 20_000 });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test("what runs is counted on, until it cannot be refreshed any more", () => {
  const { rerender } = render(<Cell isFollowed />);
  expect(screen.getByText("20 s…")).toBeTruthy();
  act(() => void vi.advanceTimersByTime(10_000));
  expect(screen.getByText("30 s…")).toBeTruthy();
  rerender(<Cell isFollowed={false} />);
  act(() => void vi.advanceTimersByTime(10_000));
  expect(screen.getByText("25 s…")).toBeTruthy();
});
