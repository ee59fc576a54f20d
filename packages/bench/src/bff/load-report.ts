import { megabytes, ms, whole } from "../format.ts";
import { largeTimes, type Measures, type PageMeasures } from "./measure-server.ts";
import type { Results } from "./results.ts";
import { type MedianOf, perRequest, serverTable } from "./server-table.ts";

function pageColumns(page: (measures: Measures) => PageMeasures) {
  return [
    ["first bytes", (middle: MedianOf<Measures>) => ms(middle((round) => page(round).firstBytes))],
    ["whole page", (middle: MedianOf<Measures>) => ms(middle((round) => page(round).total))],
    ["bytes", (middle: MedianOf<Measures>) => megabytes(middle((round) => page(round).bytes))],
    ["processor time", (middle: MedianOf<Measures>) => ms(middle((round) => page(round).processorMs))],
    ["peak of memory", (middle: MedianOf<Measures>) => megabytes(middle((round) => page(round).peakBytes))],
  ] as const;
}

/** What each server did under one load at a time. */
export function loadReport({ rounds, naiveGzipBytes }: NonNullable<Results["loads"]>): string {
  return `### Small lists: 8 connections, each asking again at once

${serverTable(rounds, [
  ["the same list, a second", (middle) => whole(middle(({ warm }) => warm.perSecond))],
  ["processor time each", (middle) => perRequest(middle(({ warm }) => warm.processorMs))],
  ["a new list each time, a second", (middle) => whole(middle(({ cold }) => cold.perSecond))],
  ["processor time each", (middle) => perRequest(middle(({ cold }) => cold.processorMs))],
  ["upstream calls of 50 who ask at once", (middle) => whole(middle(({ callsOfFifty }) => callsOfFifty))],
])}

### The large page, which nobody has asked for before

${serverTable(rounds, [
  ["first bytes of the first", (middle) => ms(middle(({ large }) => large.firstBytesOfFirst))],
  ...pageColumns(({ large }) => large),
  ["a small list meanwhile, median", (middle) => ms(middle(({ othersMedian }) => othersMedian))],
  ["99th percentile", (middle) => ms(middle(({ othersWorst }) => othersWorst))],
])}

### The huge page

${serverTable(
  rounds,
  pageColumns(({ huge }) => huge),
)}

The first seconds of each load on small lists do not count. While large pages are served one after the other, a small list that nobody has asked for is asked for every 25 ms, whether the one before has come or not; one that is refused counts as one that never comes. Memory is the most that the process has held; a server gets some
seconds of small lists first, then ${largeTimes} large pages, one after the other and each of them new, whose medians these are, then the huge one. What a process does with its first large page is compiled then. Naive's large page has ${megabytes(naiveGzipBytes)} when it is packed by gzip; ours is packed by Brotli, as behind https.`;
}
