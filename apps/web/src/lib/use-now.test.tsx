import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useWordsNow } from "./use-now.ts";

const start = Date.parse("2026-03-01T12:00:00Z");
let rendered = 0;

function Seconds({ of = 1 }: { of?: number }) {
  rendered += 1;
  return <output>{useWordsNow((now) => `${Math.floor((now - start) / 1000 / of)}`)}</output>;
}

function shown(): string | null {
  return screen.getByRole("status").textContent;
}

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  rendered = 0;
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe("words about the time now", () => {
  it("are right from the first moment, however long nobody has looked", () => {
    render(<Seconds />).unmount();
    vi.setSystemTime(start + 45_000);
    render(<Seconds />);
    expect(shown()).toBe("45");
  });

  it("change with each second", () => {
    render(<Seconds />);
    act(() => void vi.advanceTimersByTime(1000));
    expect(shown()).toBe("1");
    act(() => void vi.advanceTimersByTime(1000));
    expect(shown()).toBe("2");
  });

  it("are not rendered again while they stay the same", () => {
    render(<Seconds of={60} />);
    const before = rendered;
    act(() => void vi.advanceTimersByTime(30_000));
    expect(rendered).toBe(before);
    act(() => void vi.advanceTimersByTime(30_000));
    expect(shown()).toBe("1");
  });
});
