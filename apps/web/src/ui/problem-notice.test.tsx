import { MantineProvider } from "@mantine/core";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ProblemError } from "../lib/errors.ts";
import { ProblemNotice } from "./problem-notice.tsx";

function renderNotice(retryAt: number | null) {
  const error = new ProblemError({
    type: "about:blank",
    title: "Too many requests",
    status: 429,
    detail: "",
    code: "RATE_LIMITED",
    requestId: "r1",
    retryAfterSeconds: 4,
  });
  render(
    <MantineProvider>
      <ProblemNotice error={error} onRetry={vi.fn()} retryAt={retryAt} />
    </MantineProvider>,
  );
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe("what a notice says of the time to wait", () => {
  it("stands beside the button where it is asked again by itself, and not in it too", () => {
    renderNotice(Date.now() + 4000);
    expect(screen.getByRole("alert").textContent).toContain("Tries again in 4 s");
    const retry = screen.getByRole<HTMLButtonElement>("button", { name: "Retry" });
    expect(retry.disabled).toBe(true);
  });

  it("stands in the button where only the viewer asks again", () => {
    renderNotice(null);
    expect(screen.getByRole("alert").textContent).not.toContain("Tries again");
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Retry in 4 s" }).disabled).toBe(true);
  });
});
