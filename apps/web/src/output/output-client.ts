import type { LineRange } from "../lib/line-range.ts";
import type { OutputQuery } from "../lib/output-query.ts";
import { createStore } from "../lib/store.ts";
import { whyMissing } from "../parts/why-missing.ts";
import { listenTo, type WorkerPort } from "../parts/worker-port.ts";
import type { Found, FromWorker, Hit, OutputRow, Progress, ToWorker, ViewMode } from "./protocol.ts";
import { readingError } from "./reading-error.ts";
import { createRowBlocks } from "./row-blocks.ts";

/** What is known of the output. A new object whenever anything has changed, rows included. */
export interface OutputState {
  readonly progress: Progress;
  /** Why reading ended early. */
  readonly failure: Error | null;
  /** What the latest search that has found anything out has found; null when there is none. */
  readonly found: Found | null;
  /** Why the latest search cannot be carried out. */
  readonly refusal: string | null;
  /** Counts the times that rows on screen had to be asked for anew. */
  readonly edition: number;
}

/** Reads one output through a worker, and holds the rows around those on screen. */
export interface OutputClient {
  /** The size of a text in which something is hidden; null: what comes is as long as what was written. */
  readonly trueBytes: number | null;
  subscribe(listener: () => void): () => void;
  state(): OutputState;
  /** How many rows there are to show: of a search that hides lines, those that are left. */
  rowCount(mode: ViewMode): number;
  /** A row, if it is at hand. */
  row(mode: ViewMode, index: number): OutputRow | undefined;
  /** Says which rows are on screen: those missing are asked for, those far away are let go. */
  show(mode: ViewMode, from: number, to: number): void;
  /** Makes a view ready that is not the first one. */
  prepare(mode: ViewMode): void;
  /** The row on which a line begins, both counted from 0. */
  rowOf(mode: ViewMode, line: number): Promise<number>;
  /** The whole text, once it is there, or some lines. */
  copy(mode: ViewMode, lines: LineRange | null): Promise<string>;
  /**
   * Looks for hits from the row `anchorRow` on, in place of what was looked for before; null: for nothing. Goes on with
   * what is looked for already, if that is by the same object.
   */
  search(query: OutputQuery | null, mode: ViewMode, anchorRow: number): void;
  /** Whether that is the search which was asked for last: what was found stays that of the one before for a while. */
  isLatest(search: number): boolean;
  /** A hit of what was found, counted from 0. */
  hit(index: number): Promise<Hit | null>;
  /** The first hit that begins on this line, counted from 0, or on a later one. */
  hitFrom(line: number): Promise<Hit | null>;
  /** Ends the worker, and with it whatever it is still doing. */
  close(): void;
}

export const nothingRead: OutputState = {
  progress: {
    kind: "progress",
    bytes: 0,
    lines: 0,
    rows: { shown: 0, sent: 0 },
    controls: false,
    cutSign: null,
    done: false,
  },
  failure: null,
  found: null,
  refusal: null,
  edition: 0,
};

/** Questions that await an answer, by their number. */
function createQuestions<Answer>() {
  const waiting = new Map<number, (answer: Answer) => void>();
  let asked = 0;
  return {
    ask(send: (id: number) => void): Promise<Answer> {
      const id = asked++;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        send(id);
      });
    },
    answer(id: number, answer: Answer): void {
      waiting.get(id)?.(answer);
      waiting.delete(id);
    },
  };
}

/**
 * Opens the output at `url`; with a reason, the one that is asked for with it, and has nothing hidden. `trueBytes`: the
 * size of one in which something is hidden.
 */
export function createOutputClient(
  url: string,
  worker: WorkerPort<ToWorker, FromWorker>,
  reason: string | null = null,
  trueBytes: number | null = null,
): OutputClient {
  const { get: state, set, subscribe } = createStore(nothingRead);
  const blocks = createRowBlocks();
  let blocksMode: ViewMode = "shown";
  let searches = 0;
  /** The search that was asked for last; null when none is wanted. */
  let wanted: number | null = null;
  let lookedFor: { readonly query: OutputQuery | null; readonly mode: ViewMode | null } = {
    query: null,
    mode: null,
  };
  const copies = createQuestions<string>();
  const places = createQuestions<number>();
  const hits = createQuestions<Hit | null>();

  function askForHit(question: (search: number, id: number) => ToWorker): Promise<Hit | null> {
    const search = state().found?.search;
    return search === undefined
      ? Promise.resolve(null)
      : hits.ask((id) => worker.postMessage(question(search, id)));
  }

  function change(part: Partial<OutputState>): void {
    set({ ...state(), ...part });
  }

  /** The search that rows of a view are marked by. */
  function searchOf(mode: ViewMode): number | null {
    const { found } = state();
    return found?.mode === mode ? found.search : null;
  }

  function rowCount(mode: ViewMode): number {
    const { found, progress } = state();
    return (found?.mode === mode ? found.rows : null) ?? progress.rows[mode];
  }

  function outdated(): Pick<OutputState, "edition"> {
    blocks.outdate();
    return { edition: state().edition + 1 };
  }

  function takeFound(found: Found): void {
    const before = state().found;
    const isNews = found.search !== before?.search;
    // A hit that was found since may mark rows that are shown already.
    const isEnd = found.done && before?.done === false;
    change({ found, refusal: null, ...(isNews || isEnd ? outdated() : {}) });
  }

  async function takeUnloaded(search: number): Promise<void> {
    change({ found: null, refusal: null, ...outdated() });
    const failure = await whyMissing();
    // Whoever looks for something else by now does without what is missing.
    if (search === wanted) change({ failure });
  }

  function take(message: FromWorker): void {
    switch (message.kind) {
      case "progress":
        // A cursor that moved up may have rewritten what was asked for before: at the end, all is asked for again.
        change({ progress: message, ...(message.done ? outdated() : {}) });
        break;
      case "failed":
        change({ failure: readingError(message) });
        break;
      case "rows":
        // Else the reader has scrolled on, switched modes, or looks for something else.
        if (message.mode !== blocksMode || message.search !== searchOf(blocksMode)) return;
        if (blocks.take(message.from, message.rows)) change({});
        break;
      case "found":
        if (message.search === wanted) takeFound(message);
        break;
      case "refused":
        if (message.search === wanted) change({ found: null, refusal: message.reason, ...outdated() });
        break;
      case "unloaded":
        if (message.search === wanted) void takeUnloaded(message.search);
        break;
      case "copied":
        copies.answer(message.id, message.text);
        break;
      case "placed":
        places.answer(message.id, message.row);
        break;
      case "hit":
        hits.answer(message.id, message.hit);
    }
  }
  const close = listenTo(worker, take, (failure) => change({ failure }));
  worker.postMessage({
    kind: "open",
    url,
    ...(reason === null ? {} : { reason }),
    ...(trueBytes === null ? {} : { trueBytes }),
  });

  return {
    trueBytes,
    subscribe,
    state,
    rowCount,
    row: (mode, index) => (mode === blocksMode ? blocks.row(index) : undefined),
    show(mode, from, to) {
      if (mode !== blocksMode) blocks.clear();
      blocksMode = mode;
      blocks.show(from, to, rowCount(mode), (start, end) => {
        worker.postMessage({ kind: "rows", mode, search: searchOf(mode), from: start, to: end });
      });
    },
    prepare(mode) {
      if (state().progress.rows[mode] === 0) worker.postMessage({ kind: "prepare", mode });
    },
    rowOf(mode, line) {
      return places.ask((id) =>
        worker.postMessage({ kind: "place", id, mode, search: searchOf(mode), line }),
      );
    },
    copy: (mode, lines) => copies.ask((id) => worker.postMessage({ kind: "copy", id, mode, lines })),
    search(query, mode, anchorRow) {
      if (lookedFor.query === query && lookedFor.mode === mode) return;
      lookedFor = { query, mode };
      wanted = query === null ? null : searches++;
      if (query !== null && wanted !== null) {
        worker.postMessage({ kind: "search", search: wanted, mode, query, anchorRow });
        return;
      }
      worker.postMessage({ kind: "endSearch" });
      const { found, refusal } = state();
      if (found !== null || refusal !== null) change({ found: null, refusal: null, ...outdated() });
    },
    isLatest: (search) => search === wanted,
    hit: (index) => askForHit((search, id) => ({ kind: "hit", id, search, index })),
    hitFrom: (line) => askForHit((search, id) => ({ kind: "hitFrom", id, search, line })),
    close,
  };
}
