/** Seeded numbers, the same for the same seed everywhere. */
export interface Random {
  /** From 0 (included) to 1 (excluded). */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  pick<Value>(values: readonly [Value, ...Value[]]): Value;
  /** Random hexadecimal digits, up to eight. */
  hex(digits: number): string;
}
/** A small generator (mulberry32). */
export declare function createRandom(seed: number): Random;
