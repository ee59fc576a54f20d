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

/** Rows of a page that are wanted together: the first of them would be of no use alone. */
const fewRows = 200;

const eventLoop: Loop = { now: () => performance.now(), comeRound: () => setImmediate() };

/** The pace of an answer of at most `rows` rows. */
export function createPace(rows: number, { now, comeRound }: Loop = eventLoop): Pace {
  // Of many rows a small slice first, so that these are on their way soon.
  let sliceBytes = rows > fewRows ? sliceBesideOthers : sliceAlone;
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
