import { Pool } from "undici";
import { type Program, peakBytes, processorMs } from "../programs.ts";
import { quantile } from "../statistics.ts";
import { askInOrder, askWithoutPause } from "./loads.ts";
import { callsOf } from "./measure-server.ts";
import { mixture } from "./mixture.ts";
import type { MeasuredServer } from "./servers.ts";

/** What one server did in one round with lists of all sizes at the same time. */
export interface MixedMeasures {
  readonly perSecond: number;
  /** How long lists of 20 rows took, in ms: the median, and one of a hundred. */
  readonly smallMedian: number;
  readonly smallWorst: number;
  /** Processor time of a request, whatever its size, in ms. */
  readonly processorMs: number;
  readonly peakBytes: number;
  /** Calls that the whole sequence caused. */
  readonly upstreamCalls: number;
}

export const mixedConnections = 8;

export async function measureMixed(
  server: MeasuredServer,
  upstream: Program,
  requests: number,
): Promise<MixedMeasures> {
  // Of its own, since the peak of memory is to be that of this load.
  const program = await server.start(upstream.url);
  const pool = new Pool(program.url, { connections: null, headersTimeout: 120_000, bodyTimeout: 120_000 });
  let asked = 0;
  function warmUpQuestion() {
    asked += 1;
    return server.question("small", -asked);
  }
  try {
    await askWithoutPause(pool, warmUpQuestion, { connections: mixedConnections, seconds: 1 });
    const sequence = mixture(requests);
    const questions = sequence.map(({ page, question }) => server.question(page, question));
    const callsBefore = await callsOf(upstream);
    const processorBefore = processorMs(program.child);
    const { times, seconds } = await askInOrder(pool, questions, mixedConnections);
    const used = processorMs(program.child) - processorBefore;
    const small = times.filter((_, index) => sequence[index]?.page === "small");
    return {
      perSecond: requests / seconds,
      smallMedian: quantile(small, 0.5),
      smallWorst: quantile(small, 0.99),
      processorMs: used / requests,
      peakBytes: peakBytes(program.child),
      upstreamCalls: (await callsOf(upstream)) - callsBefore,
    };
  } finally {
    await pool.destroy();
    await program.stop();
  }
}
