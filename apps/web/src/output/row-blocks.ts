import type { OutputRow } from "./protocol.ts";

/** Rows asked for and let go together. */
const blockRows = 64;

interface Block {
  /** Rows that there were to ask for. A block asked for while there were fewer is asked for again. */
  readonly asked: number;
  readonly rows: readonly OutputRow[];
}

/** The rows around those on screen. */
export interface RowBlocks {
  row(index: number): OutputRow | undefined;
  /** Lets go what is far from these rows, and calls `ask` for what is missing among them, of `count` in all. */
  show(from: number, to: number, count: number, ask: (from: number, to: number) => void): void;
  /** Takes rows that were asked for. False when they are not wanted any more. */
  take(from: number, rows: readonly OutputRow[]): boolean;
  /** All is asked for again when it is shown next; until it comes, what is there stays. */
  outdate(): void;
  clear(): void;
}

export function createRowBlocks(): RowBlocks {
  let blocks = new Map<number, Block>();

  return {
    row: (index) => blocks.get(Math.floor(index / blockRows))?.rows[index % blockRows],
    show(from, to, count, ask) {
      const kept = new Map<number, Block>();
      const first = Math.floor(from / blockRows);
      const last = Math.ceil(to / blockRows);
      for (let number = Math.max(0, first - 1); number <= last; number++) {
        const block = blocks.get(number);
        const start = number * blockRows;
        const there = Math.min(blockRows, count - start);
        if (number < first || number >= last || there <= (block?.asked ?? 0)) {
          if (block !== undefined) kept.set(number, block);
          continue;
        }
        kept.set(number, { asked: there, rows: block?.rows ?? [] });
        ask(start, start + blockRows);
      }
      blocks = kept;
    },
    take(from, rows) {
      const number = from / blockRows;
      const block = blocks.get(number);
      if (block === undefined) return false;
      blocks.set(number, { ...block, rows });
      return true;
    },
    outdate() {
      blocks = new Map([...blocks].map(([number, block]) => [number, { ...block, asked: 0 }]));
    },
    clear: () => blocks.clear(),
  };
}
