import type { Ignorable, InstanceContext } from "@command-history/output";
import { readingError } from "../../output/reading-error.ts";
import { workerFailure } from "../../parts/why-missing.ts";
import type { Comparison } from "./diff-model.ts";
import { hiddenLines, type UnfoldedLines } from "./fold-rows.ts";
import type { FromWorker, TextSource, ToWorker } from "./protocol.ts";

/** The end of a worker that the page holds. */
export interface WorkerPort {
  postMessage(message: ToWorker): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

/** What is known of a comparison. A new object whenever anything has changed. */
export interface CompareState {
  /** Null until the first one is made. */
  readonly comparison: Comparison | null;
  readonly unfolded: UnfoldedLines;
  /** Why there is none. */
  readonly failure: Error | null;
}

/** Compares two texts through a worker. */
export interface CompareClient {
  subscribe(listener: () => void): () => void;
  state(): CompareState;
  compare(ignored: readonly Ignorable[], left: InstanceContext, right: InstanceContext): void;
  /** Unfolds some more unchanged lines of a block. */
  unfold(block: number): void;
  /** Ends the worker, and with it whatever it is still reading. */
  close(): void;
}

/** Lines that are unfolded at once. */
export const unfoldedAtOnce = 500;

export const nothingCompared: CompareState = { comparison: null, unfolded: new Map(), failure: null };

export function createCompareClient(
  texts: { left: TextSource; right: TextSource; view: "shown" | "sent" },
  worker: WorkerPort,
): CompareClient {
  let state = nothingCompared;
  let id = 0;
  const listeners = new Set<() => void>();

  function change(part: Partial<CompareState>): void {
    state = { ...state, ...part };
    for (const notify of listeners) notify();
  }

  worker.onmessage = ({ data: message }) => {
    switch (message.kind) {
      case "failed":
        change({ failure: readingError(message) });
        break;
      case "compared":
        if (message.id === id) change({ comparison: message.comparison, unfolded: new Map() });
        break;
      case "lines": {
        if (message.id !== id) return;
        const before = state.unfolded.get(message.block) ?? [];
        change({ unfolded: new Map(state.unfolded).set(message.block, [...before, ...message.lines]) });
      }
    }
  };
  worker.onerror = (event) => {
    void workerFailure(event).then((failure) => change({ failure }));
  };
  worker.postMessage({ kind: "open", ...texts });

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    compare(ignored, left, right) {
      id++;
      worker.postMessage({ kind: "compare", id, ignored, left, right });
    },
    unfold(number) {
      const block = state.comparison?.blocks?.[number];
      if (block?.kind !== "same") return;
      const unfolded = state.unfolded.get(number) ?? [];
      worker.postMessage({
        kind: "lines",
        id,
        block: number,
        from: block.head.length + unfolded.length,
        count: Math.min(unfoldedAtOnce, hiddenLines(block, unfolded)),
      });
    },
    close() {
      worker.onmessage = null;
      worker.onerror = null;
      worker.terminate();
    },
  };
}
