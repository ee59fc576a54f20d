import type { StreamSummary } from "@command-history/contract";
import { MantineProvider } from "@mantine/core";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { noOutputQuery } from "../lib/output-query.ts";
import type { OutputSource } from "./output-source.ts";
import { OutputViewer, type StreamPlace } from "./output-viewer.tsx";
import type { FromWorker } from "./protocol.ts";

const source: OutputSource = { url: "/output", downloadUrl: "/output?download", revealUrl: "/output/reveal" };
const summary: StreamSummary = { bytes: 10, masks: 0, lines: 1, sha256: "a", excerpt: null };

const place: StreamPlace = {
  lines: null,
  onLinesChange: () => undefined,
  search: noOutputQuery,
  onSearchChange: () => undefined,
  isRefusalTold: false,
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** Shows an output that no connection reads, beside a field. Returns how often it was asked for. */
async function renderUnread(): Promise<() => number> {
  let asked = 0;
  class WorkerWithoutConnection {
    onmessage: ((event: { data: FromWorker }) => void) | null = null;
    terminate(): void {}
    postMessage({ kind }: { kind: string }): void {
      if (kind !== "open") return;
      asked++;
      queueMicrotask(() => this.onmessage?.({ data: { kind: "failed", status: null, body: "" } }));
    }
  }
  vi.stubGlobal("Worker", WorkerWithoutConnection);
  render(
    <MantineProvider>
      <input aria-label="Elsewhere" />
      <OutputViewer
        source={source}
        stream="stdout"
        summary={summary}
        label="stdout of edge-ams-001"
        place={place}
      />
    </MantineProvider>,
  );
  await screen.findByRole("alert");
  return () => asked;
}

function output(): HTMLElement {
  return screen.getByRole("region", { name: "stdout of edge-ams-001" });
}

test("the focus stays at the output that is asked for again", async () => {
  const asked = await renderUnread();
  const retry = screen.getByRole("button", { name: "Retry" });
  retry.focus();
  await act(async () => fireEvent.click(retry));
  expect(asked()).toBe(2);
  expect(document.activeElement).toBe(output());
});

test("an output that is asked for again by itself takes no focus, and loses none that was in it", async () => {
  const asked = await renderUnread();
  const field = screen.getByRole("textbox", { name: "Elsewhere" });
  field.focus();
  await act(async () => window.dispatchEvent(new Event("online")));
  expect(asked()).toBe(2);
  expect(document.activeElement).toBe(field);
  screen.getByRole("button", { name: "Retry" }).focus();
  await act(async () => window.dispatchEvent(new Event("online")));
  expect(asked()).toBe(3);
  expect(document.activeElement).toBe(output());
});
