import { setImmediate } from "node:timers/promises";

/** A turn of the event loop that takes longer than this had others in it, in ms. */
const emptyTurnMs = 0.25;

/** In bytes. Small enough for others to be answered nearly as fast as if they were alone. */
const sliceBesideOthers = 8 * 1024;
const sliceAlone = 32 * 1024;

/** How much of a large answer is read at a time, so that others are answered while it flows. */
export interface Pace {
  /** Bytes to be read before the next turn: less while others have something to do. */
  sliceBytes(): number;
  /** Lets the others have their turn. */
  turn(): Promise<void>;
}

export function createPace(): Pace {
  let sliceBytes = sliceBesideOthers;
  return {
    sliceBytes: () => sliceBytes,
    async turn() {
      const since = performance.now();
      await setImmediate();
      const isAlone = performance.now() - since < emptyTurnMs;
      sliceBytes = isAlone ? Math.min(sliceAlone, sliceBytes * 2) : sliceBesideOthers;
    },
  };
}
