/** What every page that is measured offers, as `window.bench`. Times are in milliseconds. */
interface BenchPage {
  /** From the start of the navigation until the first line is painted. */
  readonly firstPaint: Promise<number>;
  /** Resolves when all of the text is there. */
  readonly loaded: Promise<void>;
  /**
   * Counts all hits, whatever their case, until the page has the number, and until it is painted; null where the page
   * cannot search.
   */
  readonly countHits: ((needle: string) => Promise<{ ms: number; paintedMs: number; hits: number }>) | null;
  /** Goes to the last line, until that is painted. */
  jumpToEnd(): Promise<number>;
  /** The longest that the main thread was busy without a pause, so far; tasks under 50 ms are not known. */
  longestTask(): number;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

/** A module, so that it is imported by name. */
export {};
