import { MantineProvider } from "@mantine/core";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { TimeZoneProvider } from "../../lib/time-zone.tsx";
import { TimeZoneSelect } from "./time-zone-select.tsx";

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test("the offsets follow a change of the clock while the page stands open", () => {
  vi.useFakeTimers({ now: Date.parse("2026-03-29T00:59:59Z") });
  render(
    <MantineProvider>
      <TimeZoneProvider upstreamTimeZone="Europe/Berlin">
        <TimeZoneSelect />
      </TimeZoneProvider>
    </MantineProvider>,
  );
  expect(screen.getByRole("option", { name: "Zenlayer's time +01:00" })).toBeTruthy();
  act(() => void vi.advanceTimersByTime(2000));
  expect(screen.getByRole("option", { name: "Zenlayer's time +02:00" })).toBeTruthy();
});
