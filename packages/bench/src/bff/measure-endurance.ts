import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { Pool } from "undici";
import { type Program, peakBytes } from "../programs.ts";
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
  readonly largePages: number;
  /** The most memory held after the first quarter of the large pages, and after all of them. */
  readonly peakAfterQuarter: number;
  readonly peakAfterAll: number;
}

const viewers = 100;
const pollEveryMs = 2_000;

/**
 * As many different questions take turns that each is asked anew after its answer was forgotten. Kept answers alone,
 * which have a bound of their own, would look like growth otherwise.
 */
const questionsInTurn = 8;

export async function measureEndurance(
  server: MeasuredServer,
  upstream: Program,
  load: { readonly polls: number; readonly largePages: number },
): Promise<Endurance> {
  const program = await server.start(upstream.url);
  const pool = new Pool(program.url, { connections: null });
  const { polls, largePages } = load;
  try {
    const before = await callsOf(upstream);
    await poll(pool, server.question("small", 0), { viewers, everyMs: pollEveryMs, polls });
    const callsOfAll = (await callsOf(upstream)) - before;
    let peakAfterQuarter = 0;
    for (let page = 1; page <= largePages; page++) {
      const soonest = setTimeout(pollEveryMs / questionsInTurn + 50);
      await ask(pool, server.question("large", -(page % questionsInTurn)));
      await soonest;
      if (page <= Math.ceil(largePages / 4)) peakAfterQuarter = peakBytes(program.child);
    }
    const peakAfterAll = peakBytes(program.child);
    return { viewers, polls, callsOfAll, largePages, peakAfterQuarter, peakAfterAll };
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
