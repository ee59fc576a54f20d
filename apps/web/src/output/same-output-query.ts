import type { OutputQuery } from "../lib/output-query.ts";

export function sameOutputQuery(a: OutputQuery, b: OutputQuery): boolean {
  return a.text === b.text && a.syntax === b.syntax && a.matchCase === b.matchCase && a.invert === b.invert;
}
