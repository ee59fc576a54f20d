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
export function createRandom(seed: number): Random {
  let state = seed;
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  }
  return {
    next,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    pick: (values) => values[Math.floor(next() * values.length)] ?? values[0],
    hex: (digits) =>
      Math.floor(next() * 16 ** digits)
        .toString(16)
        .padStart(digits, "0"),
  };
}
