import { MantineProvider } from "@mantine/core";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, test, vi } from "vitest";
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

test("what only the operator can do is said to be for the operator", () => {
  const error = new ProblemError({
    type: "about:blank",
    title: "",
    status: 503,
    detail: "The connection was refused (ECONNREFUSED).",
    forOperator: "Check ZENLAYER_ENDPOINT.",
    code: "UPSTREAM_UNAVAILABLE",
    requestId: "r1",
  });
  render(
    <MantineProvider>
      <ProblemNotice error={error} />
    </MantineProvider>,
  );
  const texts = [...screen.getByRole("alert").querySelectorAll("p")].map(({ textContent }) =>
    textContent.trim(),
  );
  expect(texts).toEqual([
    "The connection to Zenlayer failed",
    "The connection was refused (ECONNREFUSED).",
    "It may be back in a moment. If it stays so, tell whoever runs this dashboard, with the request ID.",
    "For whoever runs this dashboard: Check ZENLAYER_ENDPOINT.",
  ]);
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
