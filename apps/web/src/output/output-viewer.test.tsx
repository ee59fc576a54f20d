import type { StreamSummary } from "@command-history/contract";
import { MantineProvider } from "@mantine/core";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { noOutputQuery } from "../lib/output-query.ts";
import type { OutputSource } from "./output-source.ts";
import { OutputViewer, type StreamPlace } from "./output-viewer.tsx";
import type { FromWorker, ToWorker } from "./protocol.ts";

const source: OutputSource = {
  urlAsOf: (sha256) => `/output?sha256=${sha256}`,
  downloadUrlAsOf: () => "/output?download",
  revealUrl: "/output/reveal",
};
const summary: StreamSummary = { bytes: 10, masks: 0, lines: 1, sha256: "a", excerpt: null };

const place: StreamPlace = {
  lines: null,
  onLinesChange: () => undefined,
  repeatedArrivals: 0,
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

/** Shows an output whose text comes when it is told to. Returns what brings another version, and the workers that read them. */
function renderGrowing(shownPlace = place, masks = 0) {
  const workers: GrownWorker[] = [];
  class GrownWorker {
    onmessage: ((event: { data: FromWorker }) => void) | null = null;
    ended = false;
    readonly asked: ToWorker[] = [];
    constructor() {
      workers.push(this);
    }
    terminate(): void {
      this.ended = true;
    }
    postMessage(message: ToWorker): void {
      this.asked.push(message);
      if (message.kind !== "rows") return;
      const { mode, search, from } = message;
      const text = `line of text ${workers.indexOf(this) + 1}`;
      const rows = [{ line: from, piece: 0, pieces: 1, segments: [{ text, style: null }], marks: [] }];
      queueMicrotask(() => this.send({ kind: "rows", mode, search, from, rows }));
    }
    send(data: FromWorker): void {
      this.onmessage?.({ data });
    }
    finish(lines: number): void {
      const rows = { shown: lines, sent: 0 };
      const progress = { bytes: 10, lines, rows, controls: false, cutSign: null, done: true };
      this.send({ kind: "progress", ...progress });
    }
  }
  vi.stubGlobal("Worker", GrownWorker);
  const outputWith = (sha256: string, bytes = summary.bytes) => (
    <MantineProvider>
      <OutputViewer
        source={source}
        stream="stdout"
        summary={{ ...summary, sha256, bytes, masks }}
        label="stdout of edge-ams-001"
        place={shownPlace}
      />
    </MantineProvider>
  );
  const { rerender } = render(outputWith("a"));
  return { workers, grow: (sha256: string, bytes?: number) => rerender(outputWith(sha256, bytes)) };
}

test("a text that has grown takes the place of the one before once it is there, under its reader's eyes", async () => {
  const { workers, grow } = renderGrowing();
  await act(async () => workers[0]?.finish(1));
  const lines = screen.getByRole("log");
  lines.focus();
  screen.getByText("line of text 1");
  grow("b");
  screen.getByText("line of text 1");
  await act(async () => workers[1]?.finish(2));
  screen.getByText("line of text 2");
  screen.getByText("10 bytes · 2 lines");
  expect(document.activeElement).toBe(lines);
  expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
  cleanup();
  expect(workers.map(({ ended }) => ended)).toEqual([true, true]);
});

test("a text whose newer version cannot be read stays with its reader, who can have that read once more", async () => {
  const { workers, grow } = renderGrowing();
  await act(async () => workers[0]?.finish(1));
  const lines = screen.getByRole("log");
  lines.focus();
  grow("b");
  await act(async () => workers[1]?.send({ kind: "failed", status: null, body: "" }));
  screen.getByText("line of text 1");
  screen.getByText("10 bytes · 1 line");
  expect(document.activeElement).toBe(lines);
  expect(screen.getByRole("alert").textContent).toContain("what is new could not be read");
  const again = screen.getByRole("button", { name: "Load again" });
  again.focus();
  await act(async () => fireEvent.click(again));
  expect(screen.queryByRole("alert")).toBeNull();
  expect(document.activeElement).toBe(lines);
  screen.getByText("line of text 1");
  await act(async () => workers[2]?.finish(2));
  screen.getByText("line of text 3");
  expect(screen.getByRole("log")).toBe(lines);
  expect(workers.map(({ ended }) => ended)).toEqual([true, true, false]);
});

test("a text that has grown is searched before it takes the place of the one before", async () => {
  const search = { ...noOutputQuery, text: "line" };
  const { workers, grow } = renderGrowing({ ...place, search });
  await act(async () => workers[0]?.finish(1));
  grow("b");
  await act(async () => workers[1]?.finish(2));
  screen.getByText("line of text 1");
  const counts = { hits: 0, matchedLines: 0, cutLines: 0, rows: null, bands: [], first: null };
  await act(async () => workers[1]?.send({ kind: "found", search: 0, mode: "shown", ...counts, done: true }));
  screen.getByText("line of text 2");
  expect(workers[1]?.asked.filter(({ kind }) => kind === "search")).toHaveLength(1);
});

test("a text in which something is hidden keeps its own size until a newer version takes its place", async () => {
  const { workers, grow } = renderGrowing(place, 1);
  await act(async () => workers[0]?.finish(1));
  grow("b", 2000);
  screen.getByText("10 bytes · 1 line");
  await act(async () => workers[1]?.send({ kind: "failed", status: null, body: "" }));
  screen.getByText("10 bytes · 1 line");
  await act(async () => fireEvent.click(screen.getByRole("button", { name: "Load again" })));
  await act(async () => workers[2]?.finish(2));
  screen.getByText("2 kB · 2 lines");
});

test("a text whose newer version is read, but cannot be searched, is said to be that", async () => {
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("no connection");
  });
  const { workers, grow } = renderGrowing({ ...place, search: { ...noOutputQuery, text: "line" } });
  await act(async () => workers[0]?.finish(1));
  grow("b");
  await act(async () => workers[1]?.finish(2));
  await act(async () => workers[1]?.send({ kind: "unloaded", search: 0 }));
  expect((await screen.findByRole("alert")).textContent).toContain("what is new could not be searched");
  screen.getByText("line of text 1");
});
