import { kilobytes, megabytes, ms, whole } from "../format.ts";
import { goalTable } from "../goals.ts";
import { table } from "../markdown.ts";
import { median } from "../statistics.ts";
import { bffGoals, type Results } from "./bff-goals.ts";
import type { Measures, PageMeasures } from "./measure-server.ts";
import { pages } from "./pages.ts";
import { type ServerName, serverNames } from "./servers.ts";

export interface Conditions {
  readonly rounds: number;
  /** Machine and load, in words. */
  readonly machine: string;
}

const words: Readonly<Record<ServerName, string>> = {
  ours: "this server",
  naive: "naive",
  nginx: "nginx `proxy_pass`",
  "http-proxy-middleware": "http-proxy-middleware",
  "@fastify/http-proxy": "@fastify/http-proxy",
};

/** A row for each server that was measured, of the medians of its rounds. */
function serverTable(
  { rounds }: Results,
  columns: readonly (readonly [header: string, cell: (middle: MedianOf) => string])[],
): string {
  const rows = serverNames.flatMap((name) => {
    const measured = rounds[name];
    if (measured === undefined) return [];
    const middle: MedianOf = (of) => median(measured.map(of));
    return [[words[name], ...columns.map(([, cell]) => cell(middle))]];
  });
  return table(["", ...columns.map(([header]) => header)], rows);
}

type MedianOf = (of: (measures: Measures) => number) => number;

function pageColumns(page: (measures: Measures) => PageMeasures) {
  return [
    ["first bytes", (middle: MedianOf) => ms(middle((round) => page(round).firstBytes))],
    ["whole page", (middle: MedianOf) => ms(middle((round) => page(round).total))],
    ["bytes", (middle: MedianOf) => megabytes(middle((round) => page(round).bytes))],
    ["processor time", (middle: MedianOf) => ms(middle((round) => page(round).processorMs))],
    ["peak of memory", (middle: MedianOf) => megabytes(middle((round) => page(round).peakBytes))],
  ] as const;
}

function perRequest(value: number): string {
  return `${value.toFixed(2)} ms`;
}

/** The section of docs/performance.md as Markdown: goals first, then what each server did. */
export function reportOf(results: Results, { rounds, machine }: Conditions): string {
  const nginx =
    results.rounds.nginx === undefined ? " nginx is not installed on this machine and was left out." : "";
  return `## The server beside other ways to put one in front of the API

Written by \`npm run bench:bff\`; run it again to replace these numbers.

Each server runs in a process of its own, fresh in each round, in front of the same upstream in another: one that sends pages made before from a seeded generator (${pages.small.rows} rows of ${kilobytes(pages.small.bytes)}; ${whole(pages.large.rows)} rows of ${megabytes(pages.large.bytes)}, "large"; ${whole(pages.huge.rows)} of
${megabytes(pages.huge.bytes)}, "huge"). Medians of ${rounds} ${rounds === 1 ? "round" : "rounds"}, the servers taking turns; ratios are of the same round. Servers, upstream and the one who asks share the machine. ${machine}.${nginx}

${goalTable(bffGoals(results))}

### Small lists: 8 connections, each asking again at once

${serverTable(results, [
  ["the same list, a second", (middle) => whole(middle(({ warm }) => warm.perSecond))],
  ["processor time each", (middle) => perRequest(middle(({ warm }) => warm.processorMs))],
  ["a new list each time, a second", (middle) => whole(middle(({ cold }) => cold.perSecond))],
  ["processor time each", (middle) => perRequest(middle(({ cold }) => cold.processorMs))],
  ["upstream calls of 50 who ask at once", (middle) => whole(middle(({ callsOfFifty }) => callsOfFifty))],
])}

### The large page, which nobody has asked for before

${serverTable(results, [
  ...pageColumns(({ large }) => large),
  ["a small list meanwhile, median", (middle) => ms(middle(({ othersMedian }) => othersMedian))],
  ["99th percentile", (middle) => ms(middle(({ othersWorst }) => othersWorst))],
])}

### The huge page

${serverTable(
  results,
  pageColumns(({ huge }) => huge),
)}

How it is measured: this server is the built one with its settings as they come, but for the limits on requests; a proxy in front is taken to have signed the person in, so that each request is checked, and log and audit trail are written. The naive server is Express that fetches, parses, checks with zod and sends all of a page,
with no sign-in, signature or log. The proxies pass the upstream's own request and its answer on; nginx is one process, too. All are asked as a browser would, which takes compressed answers. The first seconds of each load on small lists do not count. While large pages are served one after the other, a small list that nobody has asked for is asked for
every 25 ms, whether the one before has come or not; one that is refused counts as one that never comes. Memory is the most that the process has held; a server gets some seconds of small lists first, then the large page, then the huge one. Naive's large page has ${megabytes(results.naiveGzipBytes)} when it is compressed.
`;
}
