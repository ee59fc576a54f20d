import type { Ignorable, InstanceContext } from "@command-history/output";
import { createStore } from "../../lib/store.ts";
import { readingError } from "../../output/reading-error.ts";
import { listenTo, type WorkerPort } from "../../parts/worker-port.ts";
import type { Comparison } from "./diff-model.ts";
import { hiddenLines, type UnfoldedLines } from "./fold-rows.ts";
import type { FromWorker, TextSource, ToWorker } from "./protocol.ts";

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
  worker: WorkerPort<ToWorker, FromWorker>,
): CompareClient {
  const { get: state, set, subscribe } = createStore(nothingCompared);
  let id = 0;

  function change(part: Partial<CompareState>): void {
    set({ ...state(), ...part });
  }

  /** What is unfolded of a block, and from which of its lines on how many are hidden. */
  function foldOf(number: number) {
    const block = state().comparison?.blocks?.[number];
    if (block?.kind !== "same") return null;
    const unfolded = state().unfolded.get(number) ?? [];
    return { unfolded, from: block.head.length + unfolded.length, hidden: hiddenLines(block, unfolded) };
  }

  function take(message: FromWorker): void {
    switch (message.kind) {
      case "failed":
        change({ failure: readingError(message) });
        break;
      case "compared":
        if (message.id === id) change({ comparison: message.comparison, unfolded: new Map() });
        break;
      case "lines": {
        if (message.id !== id) return;
        const fold = foldOf(message.block);
        // Else they were asked for twice before the first answer had come.
        if (fold?.from !== message.from) return;
        const unfolded = [...fold.unfolded, ...message.lines];
        change({ unfolded: new Map(state().unfolded).set(message.block, unfolded) });
      }
    }
  }
  const close = listenTo(worker, take, (failure) => change({ failure }));
  worker.postMessage({ kind: "open", ...texts });

  return {
    subscribe,
    state,
    compare(ignored, left, right) {
      id++;
      worker.postMessage({ kind: "compare", id, ignored, left, right });
    },
    unfold(number) {
      const fold = foldOf(number);
      if (fold === null) return;
      const { from, hidden } = fold;
      worker.postMessage({ kind: "lines", id, block: number, from, count: Math.min(unfoldedAtOnce, hidden) });
    },
    close,
  };
}
