import type { SearchSyntax } from "@command-history/contract";

/** What is looked for in outputs: in one that is open, and in all of an invocation. */
export interface OutputQuery {
  readonly text: string;
  readonly syntax: SearchSyntax;
  readonly matchCase: boolean;
  /** Hides the lines that match instead of marking them. */
  readonly invert: boolean;
}

export const noOutputQuery: OutputQuery = { text: "", syntax: "plain", matchCase: false, invert: false };

export function sameOutputQuery(a: OutputQuery, b: OutputQuery): boolean {
  return a.text === b.text && a.syntax === b.syntax && a.matchCase === b.matchCase && a.invert === b.invert;
}
