import {
  type Behaviour,
  behaviours,
  createFaultyUpstream,
  type FaultyCall,
} from "@command-history/simulator";
import { Pool } from "undici";
import * as z from "zod";
import { ask, RefusedError } from "./ask.ts";
import { generateRows } from "./generate-rows.ts";
import { poll } from "./loads.ts";
import { pages } from "./pages.ts";
import type { MeasuredServer } from "./servers.ts";

/** How an upstream is in trouble. */
export const troubles = ["every call fails", "every third call fails"] as const;
export type Trouble = (typeof troubles)[number];

/** What a server does to an upstream in trouble. */
export interface Outage {
  readonly seconds: number;
  /** Of all who ask, each for something else every time: none could be answered with what another one got. */
  readonly requests: number;
  /** Those that got their list. */
  readonly answered: number;
  readonly upstreamCalls: number;
  /** Of those, the ones that repeat a call for the same request. */
  readonly retries: number;
}

/** One server's outages, one for each trouble. */
export type Outages = Readonly<Record<Trouble, Outage>>;

/**
 * Retry amplification: the upstream calls by those that the same requests are worth without retries, one each. Where
 * a server refuses some of them without a call, that makes up for retries; `retries` tells them apart.
 */
export function retryAmplification({ upstreamCalls, requests }: Outage): number {
  return upstreamCalls / requests;
}

export const outageViewers = 50;
export const askEveryMs = 2_000;

const fail = behaviours.refusal(503, "SERVICE_UNAVAILABLE");

/** The behaviour in a trouble, for one upstream. */
function behaviourIn(trouble: Trouble): Behaviour {
  if (trouble === "every call fails") return fail;
  const { rows, bytes } = pages.small;
  const succeed = behaviours.page([...generateRows(rows, bytes / rows)]);
  let calls = 0;
  return (exchange) => {
    calls += 1;
    return calls % 3 === 0 ? fail(exchange) : succeed(exchange);
  };
}

/** A server in front of an upstream in each trouble, for so many seconds. */
export async function measureOutages(server: MeasuredServer, seconds: number): Promise<Outages> {
  return {
    "every call fails": await measureOutage(server, "every call fails", seconds),
    "every third call fails": await measureOutage(server, "every third call fails", seconds),
  };
}

async function measureOutage(server: MeasuredServer, trouble: Trouble, seconds: number): Promise<Outage> {
  const upstream = createFaultyUpstream();
  const { url } = await upstream.listen();
  upstream.behave(behaviourIn(trouble));
  const program = await server.start(url);
  const pool = new Pool(program.url, { connections: null });
  let requests = 0;
  let answered = 0;

  async function askSomethingElse(): Promise<void> {
    requests += 1;
    try {
      await ask(pool, server.question("small", requests));
      answered += 1;
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
    }
  }

  try {
    const polls = Math.ceil((seconds * 1000) / askEveryMs);
    await poll(askSomethingElse, { viewers: outageViewers, everyMs: askEveryMs, polls });
    const upstreamCalls = upstream.calls.length;
    const retries = upstreamCalls - new Set(upstream.calls.map(questionOf)).size;
    return { seconds, requests, answered, upstreamCalls, retries };
  } finally {
    await pool.destroy();
    await program.stop();
    await upstream.close();
  }
}

const requestSchema = z.object({ commandIds: z.tuple([z.string()]) });

/** Which request a call was made for. */
function questionOf({ body }: FaultyCall): string {
  return requestSchema.parse(body).commandIds[0];
}
