/** What the viewers are measured on. */
export declare const logFacts: {
  readonly seed: 20251124;
  readonly lines: 1000000;
  readonly needle: "Timeout";
};
/** The number that a line begins with; the first line is 1. */
export declare function lineNumber(line: number): string;
/**
 * A log that does not repeat itself, in pieces: lines of about 60 bytes, each with its number, one in a hundred with
 * the text that is searched for.
 */
export declare function logPieces(lines?: number, seed?: number): Generator<string>;
