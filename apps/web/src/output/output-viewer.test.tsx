import type { StreamSummary } from "@command-history/contract";
import { MantineProvider } from "@mantine/core";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { noOutputQuery } from "../lib/output-query.ts";
import type { OutputSource } from "./output-source.ts";
import { OutputViewer, type StreamPlace } from "./output-viewer.tsx";
import type { FromWorker, ToWorker } from "./protocol.ts";

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

test("a text that has grown takes the place of the one before once it is there, under its reader's eyes", async () => {
  const workers: GrownWorker[] = [];
  class GrownWorker {
    onmessage: ((event: { data: FromWorker }) => void) | null = null;
    ended = false;
    constructor() {
      workers.push(this);
    }
    terminate(): void {
      this.ended = true;
    }
    postMessage(message: ToWorker): void {
      if (message.kind !== "rows") return;
      const { mode, search, from } = message;
      const text = `line of text ${workers.indexOf(this) + 1}`;
      const rows = [{ line: from, piece: 0, pieces: 1, segments: [{ text, style: null }], marks: [] }];
      queueMicrotask(() => this.onmessage?.({ data: { kind: "rows", mode, search, from, rows } }));
    }
    finish(lines: number): void {
      const rows = { shown: lines, sent: 0 };
      const progress = { bytes: 10, lines, rows, controls: false, cutSign: null, done: true };
      this.onmessage?.({ data: { kind: "progress", ...progress } });
    }
  }
  vi.stubGlobal("Worker", GrownWorker);
  const outputWith = (sha256: string) => (
    <MantineProvider>
      <OutputViewer
        source={source}
        stream="stdout"
        summary={{ ...summary, sha256 }}
        label="stdout of edge-ams-001"
        place={place}
      />
    </MantineProvider>
  );
  const { rerender } = render(outputWith("a"));
  await act(async () => workers[0]?.finish(1));
  const lines = screen.getByRole("log");
  lines.focus();
  screen.getByText("line of text 1");
  rerender(outputWith("b"));
  screen.getByText("line of text 1");
  await act(async () => workers[1]?.finish(2));
  screen.getByText("line of text 2");
  screen.getByText("10 bytes · 2 lines");
  expect(document.activeElement).toBe(lines);
  expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
  cleanup();
  expect(workers.map(({ ended }) => ended)).toEqual([true, true]);
});
