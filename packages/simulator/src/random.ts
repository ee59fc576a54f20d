/** A seeded stream of pseudo-random numbers. Equal seeds give equal streams; not for secrets. */
export interface Random {
  /** From 0 (included) to 1 (excluded). */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  /** One of the list; throws RangeError when the list is empty. */
  pick<T>(list: readonly T[]): T;
  /** `count` different ones of the list in random order; all of them when it has fewer. */
  sample<T>(list: readonly T[], count: number): T[];
}

/** 32 bits that depend on every part and on their order. */
export function hash(...parts: readonly (number | string)[]): number {
  let state = 0x811c9dc5;
  for (const part of parts) {
    if (typeof part === "number") {
      state = mix(mix(state ^ (part | 0)) ^ Math.floor(part / 2 ** 32));
    } else {
      for (let at = 0; at < part.length; at++) state = Math.imul(state ^ part.charCodeAt(at), 0x01000193);
      state = mix(state);
    }
  }
  return state >>> 0;
}

/** Spreads a change of one bit over all 32 (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

export function createRandom(...seed: readonly (number | string)[]): Random {
  let state = hash(...seed);

  function next(): number {
    state = (state + 0x9e3779b9) | 0;
    return (mix(state) >>> 0) / 2 ** 32;
  }

  function int(min: number, max: number): number {
    return min + Math.floor(next() * (max - min + 1));
  }

  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick(list) {
      const item = list[int(0, list.length - 1)];
      if (item === undefined) throw new RangeError("nothing to pick from");
      return item;
    },
    sample(list, count) {
      const rest = [...list];
      const taken: typeof rest = [];
      while (taken.length < count && rest.length > 0) {
        const at = int(0, rest.length - 1);
        const [item] = rest.splice(at, 1);
        if (item !== undefined) taken.push(item);
      }
      return taken;
    },
  };
}
