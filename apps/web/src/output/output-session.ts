import { createGrowingOutputIndex, createOutputIndex } from "@command-history/output";
import { createOutputView, type OutputView } from "./output-view.ts";
import type { FromWorker, Progress, ToWorker, ViewMode } from "./protocol.ts";

/** Least time between two reports of progress. */
const reportMs = 60;

/** Control characters other than tabs and line ends: with any of them, the two views differ. */
const controls = /[^\P{Cc}\t\n\r]|\r[^\n]/u;

/** What a session needs of the worker that it runs in. */
export interface SessionHost {
  post(message: FromWorker): void;
  fetch(url: string): Promise<Response>;
  /** Takes an error that is a fault of this program, and not of the connection. */
  reportError(error: unknown): void;
}

/** The worker's side: reads one output, and answers what the page asks. Returns what takes the page's messages. */
export function createOutputSession(host: SessionHost): (message: ToWorker) => void {
  const index = createGrowingOutputIndex();
  const views: Record<ViewMode, OutputView | null> = { shown: createOutputView(index), sent: null };
  let progress: Omit<Progress, "kind" | "lines" | "rows"> = { bytes: 0, controls: false, done: false };
  let length = 0;

  function report(): void {
    views.shown?.update();
    host.post({
      kind: "progress",
      ...progress,
      lines: index.lineCount,
      rows: { shown: views.shown?.rowCount() ?? 0, sent: views.sent?.rowCount() ?? 0 },
    });
  }

  function take(text: string, bytes: number): void {
    index.append(text);
    length += text.length;
    progress = {
      ...progress,
      bytes: progress.bytes + bytes,
      controls: progress.controls || controls.test(text),
    };
  }

  async function read(body: ReadableStream<Uint8Array>): Promise<void> {
    // The byte order mark stays: what was sent is shown.
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    const reader = body.getReader();
    let reported = Number.NEGATIVE_INFINITY;
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      take(decoder.decode(piece.value, { stream: true }), piece.value.length);
      if (performance.now() - reported < reportMs) continue;
      report();
      reported = performance.now();
    }
    take(decoder.decode(), 0);
    index.finish();
    progress = { ...progress, done: true };
    report();
  }

  async function open(url: string): Promise<void> {
    try {
      const response = await host.fetch(url);
      if (response.ok && response.body !== null) await read(response.body);
      else host.post({ kind: "failed", status: response.status, body: await response.text() });
    } catch (error) {
      report();
      // What fetch and its streams reject with when the connection fails.
      if (error instanceof TypeError) host.post({ kind: "failed", status: null, body: "" });
      else host.reportError(error);
    }
  }

  function sourceText(): string {
    return index.sourceText({ from: 0, to: length });
  }

  function shownText(): string {
    return Array.from({ length: index.lineCount }, (_, line) => index.text(line)).join("\n");
  }

  return (message) => {
    switch (message.kind) {
      case "open":
        void open(message.url);
        break;
      case "prepare":
        if (views[message.mode] === null) {
          views[message.mode] = createOutputView(createOutputIndex(sourceText(), { view: message.mode }));
          views[message.mode]?.update();
        }
        report();
        break;
      case "rows": {
        const { mode, from, to } = message;
        host.post({ kind: "rows", mode, from, rows: views[mode]?.rows(from, to) ?? [] });
        break;
      }
      case "copy": {
        const text = message.mode === "sent" ? sourceText() : shownText();
        host.post({ kind: "copied", id: message.id, text });
      }
    }
  };
}
