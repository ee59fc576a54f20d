/** What a page is judged by in the field, so far: milliseconds, and the share of the view that shifted. */
export interface Vitals {
  /** Largest contentful paint. */
  readonly lcp: number;
  /** Interaction to next paint: the slowest of few interactions. 0 when all of them took less than 16 ms. */
  readonly inp: number;
  /** Cumulative layout shift. */
  readonly cls: number;
}

declare global {
  interface Window {
    vitals: Vitals;
  }
}
