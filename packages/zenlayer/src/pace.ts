import { setImmediate } from "node:timers/promises";

/** A turn of the event loop that takes longer than this had others in it, in ms. */
const emptyTurnMs = 0.25;

/** In bytes. Small enough for others to be answered nearly as fast as if they were alone. */
const sliceBesideOthers = 8 * 1024;
const sliceAlone = 32 * 1024;

/** How much of a large answer is read at a time, so that others are answered while it flows. */
export interface Pace {
  /** Bytes to be read before the next turn: few while others have something to do. */
  sliceBytes(): number;
  /** Lets the others have their turn. */
  turn(): Promise<void>;
}

/** What a pace goes by. */
interface Loop {
  /** A clock in ms. */
  now(): number;
  /** Resolves when the event loop has come round. */
  comeRound(): Promise<void>;
}

const eventLoop: Loop = { now: () => performance.now(), comeRound: () => setImmediate() };

export function createPace({ now, comeRound }: Loop = eventLoop): Pace {
  // A small one first, so that its rows are on their way soon.
  let sliceBytes = sliceBesideOthers;
  return {
    sliceBytes: () => sliceBytes,
    async turn() {
      const since = now();
      await comeRound();
      const isAlone = now() - since < emptyTurnMs;
      sliceBytes = isAlone ? Math.min(sliceAlone, sliceBytes * 2) : sliceBesideOthers;
    },
  };
}
