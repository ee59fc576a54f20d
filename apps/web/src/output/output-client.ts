import type { FromWorker, OutputRow, Progress, ToWorker, ViewMode } from "./protocol.ts";
import { readingError } from "./reading-error.ts";

/** The end of a worker that the page holds. */
export interface WorkerPort {
  postMessage(message: ToWorker): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

/** What is known of the output. A new object whenever anything has changed, rows included. */
export interface OutputState {
  readonly progress: Progress;
  /** Why reading ended early. */
  readonly failure: Error | null;
}

/** Reads one output through a worker, and holds the rows around those on screen. */
export interface OutputClient {
  subscribe(listener: () => void): () => void;
  state(): OutputState;
  /** A row, if it is at hand. */
  row(mode: ViewMode, index: number): OutputRow | undefined;
  /** Says which rows are on screen: those missing are asked for, those far away are let go. */
  show(mode: ViewMode, from: number, to: number): void;
  /** Makes a view ready that is not the first one. */
  prepare(mode: ViewMode): void;
  /** The whole text, once it is there. */
  copy(mode: ViewMode): Promise<string>;
  /** Ends the worker, and with it whatever it is still reading. */
  close(): void;
}

/** Rows asked for and let go together. */
const blockRows = 64;

interface Block {
  /** Rows that there were to ask for. A block asked for while the text still grew is asked for again. */
  readonly asked: number;
  readonly rows: readonly OutputRow[];
}

export const nothingRead: OutputState = {
  progress: {
    kind: "progress",
    bytes: 0,
    lines: 0,
    rows: { shown: 0, sent: 0 },
    controls: false,
    done: false,
  },
  failure: null,
};

export function createOutputClient(url: string, worker: WorkerPort): OutputClient {
  let state = nothingRead;
  let blocks = new Map<number, Block>();
  let blocksMode: ViewMode = "shown";
  let copies = 0;
  const copying = new Map<number, (text: string) => void>();
  const listeners = new Set<() => void>();

  function change(part: Partial<OutputState>): void {
    state = { ...state, ...part };
    for (const notify of listeners) notify();
  }

  worker.onmessage = ({ data: message }) => {
    switch (message.kind) {
      case "progress":
        // A cursor that moved up may have rewritten what was asked for before: at the end, all is asked for again.
        if (message.done)
          blocks = new Map([...blocks].map(([number, block]) => [number, { ...block, asked: 0 }]));
        change({ progress: message });
        break;
      case "failed":
        change({ failure: readingError(message) });
        break;
      case "rows": {
        const number = message.from / blockRows;
        const block = blocks.get(number);
        // The reader has scrolled on, or switched modes.
        if (block === undefined || message.mode !== blocksMode) return;
        blocks.set(number, { ...block, rows: message.rows });
        change({});
        break;
      }
      case "copied":
        copying.get(message.id)?.(message.text);
        copying.delete(message.id);
    }
  };
  worker.onerror = (event) => {
    change({ failure: new Error("The output's worker failed", { cause: event.error }) });
  };
  worker.postMessage({ kind: "open", url });

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    row(mode, index) {
      if (mode !== blocksMode) return undefined;
      return blocks.get(Math.floor(index / blockRows))?.rows[index % blockRows];
    },
    show(mode, from, to) {
      const kept = new Map<number, Block>();
      const first = Math.floor(from / blockRows);
      const last = Math.ceil(to / blockRows);
      for (let number = Math.max(0, first - 1); number <= last; number++) {
        const block = mode === blocksMode ? blocks.get(number) : undefined;
        const start = number * blockRows;
        const there = Math.min(blockRows, state.progress.rows[mode] - start);
        if (number < first || number >= last || there <= (block?.asked ?? 0)) {
          if (block !== undefined) kept.set(number, block);
          continue;
        }
        kept.set(number, { asked: there, rows: block?.rows ?? [] });
        worker.postMessage({ kind: "rows", mode, from: start, to: start + blockRows });
      }
      blocks = kept;
      blocksMode = mode;
    },
    prepare(mode) {
      if (state.progress.rows[mode] === 0) worker.postMessage({ kind: "prepare", mode });
    },
    copy(mode) {
      const id = copies++;
      return new Promise((resolve) => {
        copying.set(id, resolve);
        worker.postMessage({ kind: "copy", mode, id });
      });
    },
    close() {
      worker.onmessage = null;
      worker.onerror = null;
      worker.terminate();
    },
  };
}
