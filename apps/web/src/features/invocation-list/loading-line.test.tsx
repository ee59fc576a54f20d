import { MantineProvider } from "@mantine/core";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LoadingLine } from "./loading-line.tsx";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-03-01T12:00:00Z") });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const nothing = () => undefined;

function line(waitsFor: string) {
  return (
    <MantineProvider>
      <LoadingLine
        waitsFor={waitsFor}
        loading
        stopped={false}
        rows={0}
        bytes={0}
        onStop={nothing}
        onReload={nothing}
      />
    </MantineProvider>
  );
}

test("the wait for other rows begins anew", () => {
  const { rerender } = render(line("/api/invocations"));
  act(() => void vi.advanceTimersByTime(12_000));
  expect(screen.getByText(/^Waiting/).textContent).toBe("Waiting for the first row, 12 s");
  rerender(line("/api/invocations?status=Failed"));
  expect(screen.getByText(/^Waiting/).textContent).toBe("Waiting for the first row");
});
