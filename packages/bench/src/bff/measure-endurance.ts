import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { Pool } from "undici";
import { heldBytes, type Program, peakBytes } from "../programs.ts";
import { median } from "../statistics.ts";
import { ask } from "./ask.ts";
import { poll } from "./loads.ts";
import { callsOf } from "./measure-server.ts";
import type { MeasuredServer } from "./servers.ts";

/** What only shows over some time. Measured once a run. */
export interface Endurance {
  readonly viewers: number;
  /** How often each of the viewers asked, and the upstream calls that all of them caused together. */
  readonly polls: number;
  readonly callsOfAll: number;
  /** After the first tenth of the large pages, and after all of them. */
  readonly early: MemoryAfter;
  readonly late: MemoryAfter;
}

/** The memory of a server that has sent so many large pages. */
interface MemoryAfter {
  readonly pages: number;
  /** The most that it has held until then. */
  readonly peakBytes: number;
  /** What it held after each of the last pages: the median. */
  readonly heldBytes: number;
}

const viewers = 100;
const pollEveryMs = 2_000;

/**
 * As many different questions take turns that each is asked anew after its answer was forgotten. Kept answers alone,
 * which have a bound of their own, would look like growth otherwise.
 */
const questionsInTurn = 8;

/** Memory goes up and down between collections of garbage: it is looked at after each of so many pages. */
const lastPages = 10;

export async function measureEndurance(
  server: MeasuredServer,
  upstream: Program,
  load: { readonly polls: number; readonly largePages: number },
): Promise<Endurance> {
  const program = await server.start(upstream.url);
  const pool = new Pool(program.url, { connections: null });
  const { polls, largePages } = load;
  const held: number[] = [];

  async function largePagesUpTo(pages: number): Promise<MemoryAfter> {
    while (held.length < pages) {
      const soonest = setTimeout(pollEveryMs / questionsInTurn + 50);
      await ask(pool, server.question("large", held.length % questionsInTurn));
      await soonest;
      held.push(heldBytes(program.child));
    }
    return { pages, peakBytes: peakBytes(program.child), heldBytes: median(held.slice(-lastPages)) };
  }

  try {
    const before = await callsOf(upstream);
    const shared = server.question("small", 0);
    await poll(() => ask(pool, shared), { viewers, everyMs: pollEveryMs, polls });
    const callsOfAll = (await callsOf(upstream)) - before;
    const early = await largePagesUpTo(Math.ceil(largePages / 10));
    return { viewers, polls, callsOfAll, early, late: await largePagesUpTo(largePages) };
  } finally {
    await pool.destroy();
    await program.stop();
  }
}

/** The bytes of a server's large page once it is compressed as by default. */
export async function gzippedPageBytes(server: MeasuredServer, upstream: Program): Promise<number> {
  const program = await server.start(upstream.url);
  const pool = new Pool(program.url);
  const chunks: Buffer[] = [];
  try {
    await ask(pool, server.question("large", 0), (chunk) => chunks.push(chunk));
    return (await promisify(gzip)(Buffer.concat(chunks))).length;
  } finally {
    await pool.destroy();
    await program.stop();
  }
}
