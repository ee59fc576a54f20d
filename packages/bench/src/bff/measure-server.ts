import { Pool } from "undici";
import { type Program, peakBytes, processorMs } from "../programs.ts";
import { median, quantile } from "../statistics.ts";
import { ask, type Question } from "./ask.ts";
import { askSteadily, askWithoutPause } from "./loads.ts";
import type { PageName } from "./pages.ts";
import type { MeasuredServer } from "./servers.ts";

/** How fast a server answers small questions, and what each costs it in processor time. */
interface Throughput {
  readonly perSecond: number;
  readonly processorMs: number;
}

/** Large pages, one after the other: medians. Times in milliseconds. */
export interface PageMeasures {
  readonly firstBytes: number;
  /** The same of the first one, which is not a median. */
  readonly firstBytesOfFirst: number;
  readonly total: number;
  readonly bytes: number;
  readonly processorMs: number;
  /** The most memory that the process has held until then. */
  readonly peakBytes: number;
}

/** What one server did in one round. */
export interface Measures {
  readonly large: PageMeasures;
  readonly huge: PageMeasures;
  /** How long one of a hundred small questions took while large pages were served, in ms; and the median one. */
  readonly othersWorst: number;
  readonly othersMedian: number;
  /** The same small list, and one that nobody has asked for before. */
  readonly warm: Throughput;
  readonly cold: Throughput;
  /** Upstream calls that 50 people cause who ask for the same page at the same moment. */
  readonly callsOfFifty: number;
}

const connections = 8;
const othersEveryMs = 25;

/** Large pages in a row, each of them new: the first ones pay for what is compiled then. */
export const largeTimes = 5;

/** Questions that nobody has asked before. */
let asked = 0;
function nextQuestion(): number {
  asked += 1;
  return asked;
}

export async function measureServer(
  server: MeasuredServer,
  upstream: Program,
  seconds: number,
): Promise<Measures> {
  const program = await server.start(upstream.url);
  const pool = new Pool(program.url, { connections: null, headersTimeout: 120_000, bodyTimeout: 120_000 });
  const fresh = (page: PageName) => server.question(page, nextQuestion());

  async function throughput(question: () => Question): Promise<Throughput> {
    // The first ones pay for what is compiled and connected then.
    await askWithoutPause(pool, question, { connections, seconds: seconds / 2 });
    const before = processorMs(program.child);
    const { answers, seconds: took } = await askWithoutPause(pool, question, { connections, seconds });
    return { perSecond: answers / took, processorMs: (processorMs(program.child) - before) / answers };
  }

  async function onePage(page: PageName) {
    const before = processorMs(program.child);
    const answered = await ask(pool, fresh(page));
    return { ...answered, processorMs: processorMs(program.child) - before };
  }

  async function largePages(page: PageName, times: number): Promise<PageMeasures> {
    const measured: Awaited<ReturnType<typeof onePage>>[] = [];
    while (measured.length < times) measured.push(await onePage(page));
    const middle = (take: (page: (typeof measured)[number]) => number) => median(measured.map(take));
    return {
      firstBytes: middle(({ firstBytes }) => firstBytes),
      firstBytesOfFirst: measured[0]?.firstBytes ?? Number.NaN,
      total: middle(({ total }) => total),
      bytes: middle(({ bytes }) => bytes),
      processorMs: middle((one) => one.processorMs),
      peakBytes: peakBytes(program.child),
    };
  }

  async function othersMeanwhile(): Promise<readonly number[]> {
    let isOver = false;
    const load = { connections: 1, seconds };
    const large = askWithoutPause(pool, () => fresh("large"), load).finally(() => {
      isOver = true;
    });
    const others = await askSteadily(pool, () => fresh("small"), {
      everyMs: othersEveryMs,
      isOver: () => isOver,
    });
    await large;
    return others;
  }

  try {
    // What a server in use has compiled and connected long before somebody asks for a large page.
    await askWithoutPause(pool, () => fresh("small"), { connections, seconds: seconds / 2 });
    const large = await largePages("large", largeTimes);
    const huge = await largePages("huge", 1);
    const others = await othersMeanwhile();
    const same = fresh("small");
    const warm = await throughput(() => same);
    const cold = await throughput(() => fresh("small"));
    const callsBefore = await callsOf(upstream);
    const shared = fresh("small");
    await Promise.all(Array.from({ length: 50 }, () => ask(pool, shared)));
    return {
      large,
      huge,
      othersWorst: quantile(others, 0.99),
      othersMedian: quantile(others, 0.5),
      warm,
      cold,
      callsOfFifty: (await callsOf(upstream)) - callsBefore,
    };
  } finally {
    await pool.destroy();
    await program.stop();
  }
}

/** How many calls the upstream has answered so far. */
export async function callsOf(upstream: Program): Promise<number> {
  const answer = await fetch(`${upstream.url}/calls`);
  return Number(await answer.text());
}
