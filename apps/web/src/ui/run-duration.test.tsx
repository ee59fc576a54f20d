import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DurationsAsOf } from "./durations-as-of.ts";
import { RunDuration } from "./run-duration.tsx";

const start = Date.parse("2026-03-01T12:00:00Z");

const running = { status: "Running", startedAt: new Date(start).toISOString(), endedAt: null };

function Cell({ asOf }: { asOf: number | null }) {
  return (
    <DurationsAsOf value={asOf}>
      <RunDuration run={running} />
    </DurationsAsOf>
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
  const { rerender } = render(<Cell asOf={null} />);
  expect(screen.getByText("20 s…")).toBeTruthy();
  act(() => void vi.advanceTimersByTime(10_000));
  expect(screen.getByText("30 s…")).toBeTruthy();
  rerender(<Cell asOf={start + 25_000} />);
  act(() => void vi.advanceTimersByTime(10_000));
  expect(screen.getByText("25 s…")).toBeTruthy();
});
