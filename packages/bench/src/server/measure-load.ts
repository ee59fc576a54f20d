import { setTimeout } from "node:timers/promises";
import { pageHeader } from "@command-history/contract";
import { type Program, peakBytes, processorMs } from "../programs.ts";
import type { Load } from "./loads.ts";

/** What one load did to a server that had done nothing before. Times in milliseconds. */
export interface LoadMeasures {
  /** Until the first bytes of the answer were there. */
  readonly firstBytes: number;
  readonly total: number;
  readonly answerBytes: number;
  readonly peakBytes: number;
  /** Processor time of the server. */
  readonly processor: number;
  /** How long each of the small lists took that were asked for meanwhile. */
  readonly others: readonly number[];
}

/** Someone who looks at the list, over and over: a small page, and a little thought. */
const smallList = "/api/invocations?pageSize=20";
const thoughtMs = 20;

const headers = { [pageHeader.name]: pageHeader.value, "accept-encoding": "identity" };

/** Asks for the load, and for small lists until it is there. Throws when any of them fails. */
export async function measureLoad(server: Program, load: Load): Promise<LoadMeasures> {
  // The first request of a process pays for what is compiled and connected then.
  await readAll(`${server.url}${smallList}`);
  const processorBefore = processorMs(server.child);
  let isOver = false;
  const big = readAll(`${server.url}${load.path}`).finally(() => {
    isOver = true;
  });
  const others: number[] = [];
  while (!isOver) {
    const { total } = await readAll(`${server.url}${smallList}`);
    if (!isOver) others.push(total);
    await setTimeout(thoughtMs);
  }
  return {
    ...(await big),
    peakBytes: peakBytes(server.child),
    processor: processorMs(server.child) - processorBefore,
    others,
  };
}

async function readAll(url: string): Promise<Pick<LoadMeasures, "firstBytes" | "total" | "answerBytes">> {
  const since = performance.now();
  const response = await fetch(url, { headers });
  if (!response.ok || response.body === null) throw new Error(`${url} answered ${response.status}`);
  let firstBytes: number | undefined;
  let answerBytes = 0;
  for await (const chunk of response.body) {
    firstBytes ??= performance.now() - since;
    answerBytes += chunk.length;
  }
  const total = performance.now() - since;
  return { firstBytes: firstBytes ?? total, total, answerBytes };
}
