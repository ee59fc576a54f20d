import type { InvocationDetail } from "@command-history/contract";
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { anInstance, anInvocation } from "../../lib/test-rows.ts";
import { OtherRun } from "./other-run.tsx";

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function runOf(invocationId: string, status: string): InvocationDetail {
  return {
    ...anInvocation({ invocationId, status, instanceCount: 1 }),
    content: "df",
    contentMasks: 0,
    instances: [anInstance({ status })],
    upstreamRequestId: null,
    fetchedAt: "2025-10-17T10:00:00Z",
  };
}

const nothing = () => undefined;

function renderOther(client: QueryClient): void {
  render(
    <MantineProvider>
      <QueryClientProvider client={client}>
        <OtherRun
          otherId="inv-other"
          detail={runOf("inv-1", "Success")}
          narrowedTo={null}
          noneLeft={null}
          profile={undefined}
          opened={null}
          onOpenedChange={nothing}
          view={{
            place: { stream: null, lines: null },
            onPlaceChange: nothing,
            search: { text: "", syntax: "plain", matchCase: false, invert: false },
            onSearchChange: nothing,
            layout: "split",
            onLayoutChange: nothing,
          }}
          ignored={[]}
          onIgnoredChange={nothing}
        />
      </QueryClientProvider>
    </MantineProvider>,
  );
}

test("the other run is asked for again while it runs, and no more once it has ended", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const statuses = ["Running", "Success"];
  const answer = vi.fn(async () => Response.json(runOf("inv-other", statuses.shift() ?? "Success")));
  vi.stubGlobal("fetch", answer);
  renderOther(new QueryClient());
  await screen.findByText("Not finished");
  await act(() => vi.advanceTimersByTimeAsync(2000));
  await screen.findByText("No failure");
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  expect(answer).toHaveBeenCalledTimes(2);
});

test("the other run can be stopped before it has come, and loaded with the same button, which keeps the focus", async () => {
  const answer = vi.fn((_path: string, { signal }: RequestInit) => {
    return new Promise((_resolve, reject) => {
      signal?.addEventListener("abort", () => reject(signal.reason));
    });
  });
  vi.stubGlobal("fetch", answer);
  renderOther(new QueryClient());
  screen.getByText("Loading the other run…");
  const button = screen.getByRole("button", { name: "Stop" });
  button.focus();
  fireEvent.click(button);
  await screen.findByText("Stopped: the other run is not loaded");
  vi.stubGlobal("fetch", async () => Response.json(runOf("inv-other", "Success")));
  expect(document.activeElement).toBe(button);
  fireEvent.click(screen.getByRole("button", { name: "Load it" }));
  expect(document.activeElement).toBe(button);
  await screen.findByText("No failure");
});
