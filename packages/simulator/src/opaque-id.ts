import { hash } from "./random.ts";

const rounds = [0, 1, 2, 3];

/**
 * Turns a position into an ID that looks random, and back, so that 100,000 IDs need no table: a Feistel
 * network over 64 bits, of which the upper half is known and tells a made-up ID from a real one.
 */
export function createOpaqueIds(prefix: string, ...seed: readonly (number | string)[]) {
  const mark = hash("mark", prefix, ...seed);
  const keys = rounds.map((round) => hash("key", round, prefix, ...seed));
  const shape = new RegExp(`^${prefix}([0-9a-f]{8})([0-9a-f]{8})$`);

  function encode(position: number): string {
    let [left, right] = [mark, position >>> 0];
    for (const key of keys) [left, right] = [right, (left ^ hash(key, right)) >>> 0];
    return prefix + hex(left) + hex(right);
  }

  function decode(id: string): number | undefined {
    const match = shape.exec(id);
    if (match === null) return undefined;
    let [left, right] = [Number.parseInt(match[1] ?? "", 16), Number.parseInt(match[2] ?? "", 16)];
    for (const key of keys.toReversed()) [left, right] = [(right ^ hash(key, left)) >>> 0, left];
    return left === mark ? right : undefined;
  }

  return { encode, decode };
}

/** Endings that a real ID could have and that break whoever puts an ID into a path without encoding it. */
export const oddEndings = ["/a", "%2F", " b", "?c=1", "#d", "-é", "-磁盘", "+e", "&f", "\\g", "..", "'h\""];

function hex(value: number): string {
  return value.toString(16).padStart(8, "0");
}
