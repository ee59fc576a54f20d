import { createGrowingOutputIndex, createOutputIndex } from "@command-history/output";
import type { LineRange } from "../lib/line-range.ts";
import { cutSign, endLength } from "./cut-sign.ts";
import { createOutputView, type OutputView } from "./output-view.ts";
import { createPieceEnds } from "./piece-ends.ts";
import type { FromWorker, OutputRow, Progress, ToWorker, ViewMode } from "./protocol.ts";
import { createSearchRunner } from "./search/search-runner.ts";
import { createTextTraits } from "./text-traits.ts";

/** Least time between two reports of progress. */
const reportMs = 60;

/** How long reading goes on before the page's questions may have a turn. */
const turnMs = 10;

/** The last lines, which cursor moves can still change while the text grows: what the index is told to reach. */
const screenHeight = 1000;

/** What a session needs of the worker that it runs in. */
export interface SessionHost {
  post(message: FromWorker): void;
  /** With a reason, the address is that of a reveal, which is asked for with it. */
  fetch(url: string, reason: string | undefined): Promise<Response>;
  /** Lets what waits, the page's messages among it, go first. */
  nextTurn(): Promise<void>;
  /** Takes an error that is a fault of this program, and not of the connection. */
  reportError(error: unknown): void;
}

/** The worker's side: reads one output, and answers what the page asks. Returns what takes the page's messages. */
export function createOutputSession(host: SessionHost): (message: ToWorker) => void {
  const index = createGrowingOutputIndex({ screenHeight });
  const traits = createTextTraits();
  const pieces = createPieceEnds();
  const views: Record<ViewMode, OutputView | null> = { shown: createOutputView(index), sent: null };
  let progress: Pick<Progress, "bytes" | "cutSign" | "done"> = { bytes: 0, cutSign: null, done: false };
  let length = 0;
  /** Whether no more text comes: it is whole, or reading broke off. */
  let hasEnded = false;
  const search = createSearchRunner(host, {
    shown: (mode) => {
      const view = viewOf(mode);
      if (view === null) return null;
      return mode === "shown"
        ? { view, kind: traits.kind(), pieceEnd: pieces.endAfter }
        : { view, kind: "rendered", pieceEnd: () => undefined };
    },
    hasEnded: () => hasEnded,
    hasEscapes: () => index.hasEscapes,
    screenHeight,
  });

  function viewOf(mode: ViewMode): OutputView | null {
    // All that was sent must be there before it is shown as sent.
    if (mode === "sent" && views.sent === null && progress.done) {
      views.sent = createOutputView(createOutputIndex(sourceText(), { view: "sent" }));
      views.sent.update();
    }
    return views[mode];
  }

  function report(): void {
    views.shown?.update();
    host.post({
      kind: "progress",
      ...progress,
      controls: traits.hasControls(),
      lines: index.lineCount,
      rows: { shown: views.shown?.rowCount() ?? 0, sent: views.sent?.rowCount() ?? 0 },
    });
    search.textHasGrown();
  }

  function take(text: string, bytes: number): void {
    index.append(text);
    traits.take(text);
    pieces.take(text);
    length += text.length;
    progress = { ...progress, bytes: progress.bytes + bytes };
  }

  async function read(body: ReadableStream<Uint8Array>, trueBytes: number | undefined): Promise<void> {
    // The byte order mark stays: what was sent is shown.
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    const reader = body.getReader();
    let reported = Number.NEGATIVE_INFINITY;
    let turnStart = performance.now();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      take(decoder.decode(piece.value, { stream: true }), piece.value.length);
      if (performance.now() - reported >= reportMs) {
        report();
        reported = performance.now();
      }
      // Text that has come already would be read without a pause, and the page wait for its first rows.
      if (performance.now() - turnStart < turnMs) continue;
      await host.nextTurn();
      turnStart = performance.now();
    }
    take(decoder.decode(), 0);
    index.finish();
    const end = index.sourceText({ from: Math.max(0, length - endLength), to: length });
    progress = {
      ...progress,
      cutSign: cutSign(
        trueBytes === undefined
          ? { bytes: progress.bytes, characters: length, end }
          : { bytes: trueBytes, characters: null, end },
      ),
      done: true,
    };
    hasEnded = true;
    report();
  }

  /** No more text comes: what is looked for is told to have ended, too. */
  function breakOff(): void {
    hasEnded = true;
    report();
  }

  async function open({ url, reason, trueBytes }: Extract<ToWorker, { kind: "open" }>): Promise<void> {
    try {
      const response = await host.fetch(url, reason);
      if (response.ok && response.body !== null) return await read(response.body, trueBytes);
      const body = await response.text();
      breakOff();
      host.post({ kind: "failed", status: response.status, body });
    } catch (error) {
      breakOff();
      // What fetch and its streams reject with when the connection fails.
      if (error instanceof TypeError) host.post({ kind: "failed", status: null, body: "" });
      else host.reportError(error);
    }
  }

  function sourceText(): string {
    return index.sourceText({ from: 0, to: length });
  }

  function rows(view: OutputView, shown: ReturnType<typeof search.current>, from: number, to: number) {
    const rows: OutputRow[] = [];
    const { rowCount, place } = shown?.kept ?? view;
    for (let row = from; row < Math.min(to, rowCount()); row++) {
      const at = place(row);
      rows.push({ ...at, segments: view.segments(at), marks: shown?.marks(at) ?? [] });
    }
    return rows;
  }

  function copied(view: OutputView, mode: ViewMode, lines: LineRange | null): string {
    const from = (lines?.from ?? 1) - 1;
    const to = Math.min(lines?.to ?? Number.POSITIVE_INFINITY, view.lineCount());
    if (mode === "shown") {
      return Array.from({ length: Math.max(0, to - from) }, (_, line) => view.text(from + line)).join("\n");
    }
    if (lines === null) return sourceText();
    if (from >= to) return "";
    const range = { from: view.index.source(from).from, to: view.index.source(to - 1).to };
    return view.index.sourceText(range);
  }

  return (message) => {
    switch (message.kind) {
      case "open":
        void open(message);
        break;
      case "prepare":
        viewOf(message.mode);
        report();
        break;
      case "rows": {
        const { mode, from, to } = message;
        const view = viewOf(mode);
        const shown = search.current(message.search);
        // Asked for before the latest search was known of: it will be asked for again.
        if (view === null || (message.search !== null && shown === null)) break;
        host.post({
          kind: "rows",
          mode,
          search: message.search,
          from,
          rows: rows(view, shown, from, to),
        });
        break;
      }
      case "place": {
        const view = viewOf(message.mode);
        const row = (search.current(message.search)?.kept ?? view)?.rowOf(message.line) ?? 0;
        host.post({ kind: "placed", id: message.id, row });
        break;
      }
      case "copy": {
        const view = viewOf(message.mode);
        const text = view === null ? "" : copied(view, message.mode, message.lines);
        host.post({ kind: "copied", id: message.id, text });
        break;
      }
      case "search":
        void search.start(message);
        break;
      case "endSearch":
        search.end();
        break;
      case "hit":
        host.post({
          kind: "hit",
          id: message.id,
          hit: search.current(message.search)?.hit(message.index) ?? null,
        });
        break;
      case "hitFrom":
        host.post({
          kind: "hit",
          id: message.id,
          hit: search.current(message.search)?.hitFrom(message.line) ?? null,
        });
    }
  };
}
