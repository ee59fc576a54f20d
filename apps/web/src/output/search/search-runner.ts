import type { FromWorker, ToWorker, ViewMode } from "../protocol.ts";
import { createLineMatcher } from "./line-matcher.ts";
import type { ScannedText } from "./scan-lines.ts";
import { SearchRefused } from "./search-refused.ts";
import { SearchUnloaded } from "./search-unloaded.ts";
import { createTextSearch, type TextSearch } from "./text-search.ts";

/** How long a search goes on before others may have a turn. In milliseconds. */
const turnMs = 20;

/** How long it goes on before its first report, and between two: most have ended before the first. */
const firstReportMs = 100;
const reportMs = 250;

interface RunnerHost {
  post(message: FromWorker): void;
  nextTurn(): Promise<void>;
  reportError(error: unknown): void;
}

/** What a search must know of the text that it goes through. */
interface SearchedText {
  /** Null: there is no such view yet. */
  shown(mode: ViewMode): ScannedText | null;
  /** Whether no more text comes. */
  hasEnded(): boolean;
  /** Whether escape sequences have come, which can change the last `screenHeight` lines while text still comes. */
  hasEscapes(): boolean;
  readonly screenHeight: number;
}

/** Runs one search at a time, in turns, while the text may still be coming. */
export interface SearchRunner {
  /** Takes the place of whatever is being looked for. */
  start(message: Extract<ToWorker, { kind: "search" }>): Promise<void>;
  end(): void;
  textHasGrown(): void;
  /** The search of this number, if it is the one that runs. */
  current(search: number | null): TextSearch | null;
}

export function createSearchRunner(host: RunnerHost, text: SearchedText): SearchRunner {
  let wanted: number | null = null;
  let search: TextSearch | null = null;
  let isRunning = false;
  let hadEscapes = false;

  function settledLines(mode: ViewMode): number {
    const lines = text.shown(mode)?.view.lineCount() ?? 0;
    return text.hasEscapes() && !text.hasEnded() ? Math.max(0, lines - text.screenHeight) : lines;
  }

  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    let advanced: TextSearch | null = null;
    let reportAt = 0;
    try {
      for (let current = search; current !== null; current = search) {
        if (advanced !== current) reportAt = performance.now() + firstReportMs;
        advanced = current;
        const turnEnd = performance.now() + turnMs;
        const goesOn = current.advance(() => performance.now() >= turnEnd);
        if (!goesOn || performance.now() >= reportAt) {
          host.post(current.report(text.hasEnded()));
          reportAt = performance.now() + reportMs;
        }
        if (!goesOn) break;
        await host.nextTurn();
      }
    } catch (error) {
      if (search !== null) refuse(search.id, error);
      search = null;
    }
    isRunning = false;
  }

  function refuse(id: number, error: unknown): void {
    if (error instanceof SearchRefused) host.post({ kind: "refused", search: id, reason: error.message });
    else if (error instanceof SearchUnloaded) host.post({ kind: "unloaded", search: id });
    else host.reportError(error);
  }

  return {
    async start({ search: id, mode, query, anchorRow }) {
      wanted = id;
      try {
        const matcher = await createLineMatcher(query);
        const shown = text.shown(mode);
        if (wanted !== id || shown === null) return;
        search = createTextSearch({
          id,
          mode,
          query,
          matcher,
          text: () => text.shown(mode) ?? shown,
          anchorRow,
          settledLines: () => settledLines(mode),
        });
      } catch (error) {
        if (wanted !== id) return;
        search = null;
        refuse(id, error);
        return;
      }
      await run();
    },
    end() {
      wanted = null;
      search = null;
    },
    textHasGrown() {
      const hasEscapes = text.hasEscapes();
      // With the first escape sequence, lines that seemed to be settled may have changed.
      if (hasEscapes && !hadEscapes) search?.restart();
      hadEscapes = hasEscapes;
      void run();
    },
    current: (id) => (search !== null && search.id === id ? search : null),
  };
}
