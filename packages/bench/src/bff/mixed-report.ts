import { megabytes, ms, whole } from "../format.ts";
import { type MixedMeasures, mixedConnections } from "./measure-mixed.ts";
import { pages } from "./pages.ts";
import type { Rounds } from "./results.ts";
import { perRequest, serverTable } from "./server-table.ts";

/** What each server did with lists of all sizes at the same time. */
export function mixedReport(rounds: Rounds<MixedMeasures>): string {
  const { small, medium, long, large } = pages;
  return `### Lists of all sizes at the same time

${serverTable(rounds, [
  ["requests a second", (middle) => whole(middle(({ perSecond }) => perSecond))],
  [`lists of ${small.rows} rows, median`, (middle) => ms(middle(({ smallMedian }) => smallMedian))],
  ["99th percentile", (middle) => ms(middle(({ smallWorst }) => smallWorst))],
  ["processor time a request", (middle) => perRequest(middle((measures) => measures.processorMs))],
  ["peak of memory", (middle) => megabytes(middle(({ peakBytes }) => peakBytes))],
  ["upstream calls in all", (middle) => whole(middle(({ upstreamCalls }) => upstreamCalls))],
])}

${mixedConnections} connections, each asking again at once, in a seeded sequence that is the same for each server and each round: of 100 requests some 70 are for the same list of ${small.rows} rows, 20 for another one that nobody has asked for, 7 for a list of ${medium.rows} rows and 3 for one of ${long.rows}; every 500th is for a page of ${whole(large.rows)}. Each server
answers the whole of it, in a process of its own.`;
}
