import { megabytes, whole } from "../format.ts";
import { type Goal, ratioWords } from "../goals.ts";
import type { Endurance } from "./measure-endurance.ts";
import type { Measures } from "./measure-server.ts";
import type { ServerName } from "./servers.ts";

/** The rounds of each server that was measured, in the same order. */
type Rounds = Partial<Readonly<Record<ServerName, readonly Measures[]>>>;

export interface Results {
  readonly rounds: Rounds;
  readonly endurance: Endurance;
  /** The naive server's large page, compressed. */
  readonly naiveGzipBytes: number;
}

/** The peer's name in a ratio: `ours / naive`. */
type Peer = Exclude<ServerName, "ours">;

/** Ours by a peer's, round by round: both met the same machine there. Empty when the peer was not measured. */
function ratios(rounds: Rounds, peer: Peer, of: (measures: Measures) => number): number[] {
  const ours = rounds.ours ?? [];
  return (rounds[peer] ?? []).map((measures, round) => {
    const own = ours[round];
    return own === undefined ? Number.NaN : of(own) / of(measures);
  });
}

const mostMemory = 200e6;
const mostGrowth = 1.1;

/** What the dashboard's server is to reach beside its peers. */
export function bffGoals({ rounds, endurance, naiveGzipBytes }: Results): readonly Goal[] {
  const ours = rounds.ours ?? [];
  const ratio = { format: ratioWords };
  const memory = { limit: mostMemory, is: "at most", format: megabytes } as const;
  const goals: Goal[] = [
    {
      words: "Warm list: requests a second, by naive's",
      values: ratios(rounds, "naive", ({ warm }) => warm.perSecond),
      limit: 4,
      is: "at least",
      ...ratio,
    },
    {
      words: "Warm list: processor time a request, by naive's",
      values: ratios(rounds, "naive", ({ warm }) => warm.processorMs),
      limit: 1 / 5,
      is: "at most",
      ...ratio,
    },
    {
      words: "Warm list: requests a second, by nginx's",
      values: ratios(rounds, "nginx", ({ warm }) => warm.perSecond),
      limit: 1 / 2,
      is: "at least",
      ...ratio,
    },
    {
      words: "Cold small page: requests a second, by http-proxy-middleware's",
      values: ratios(rounds, "http-proxy-middleware", ({ cold }) => cold.perSecond),
      limit: 1,
      is: "at least",
      ...ratio,
    },
    {
      words: "Others while large pages are served, p99, by naive's",
      values: ratios(rounds, "naive", ({ othersWorst }) => othersWorst),
      limit: 1 / 10,
      is: "at most",
      ...ratio,
    },
    {
      words: "Others while large pages are served, p99, by http-proxy-middleware's",
      values: ratios(rounds, "http-proxy-middleware", ({ othersWorst }) => othersWorst),
      limit: 2,
      is: "at most",
      ...ratio,
    },
    {
      words: "Large page: time to its first bytes, by http-proxy-middleware's",
      values: ratios(rounds, "http-proxy-middleware", ({ large }) => large.firstBytes),
      limit: 2,
      is: "at most",
      ...ratio,
    },
    { words: "Large page: peak of memory", values: ours.map(({ large }) => large.peakBytes), ...memory },
    { words: "Huge page: peak of memory", values: ours.map(({ huge }) => huge.peakBytes), ...memory },
    {
      words: `Peak of memory after ${endurance.largePages} large pages, by that after a quarter of them`,
      values: [endurance.peakAfterAll / endurance.peakAfterQuarter],
      limit: mostGrowth,
      is: "at most",
      ...ratio,
    },
    {
      words: "Large page: bytes, by naive's",
      values: ratios(rounds, "naive", ({ large }) => large.bytes),
      limit: 1 / 40,
      is: "at most",
      ...ratio,
    },
    {
      words: "Large page: bytes, by naive's compressed",
      values: ours.map(({ large }) => large.bytes / naiveGzipBytes),
      limit: 1 / 9,
      is: "at most",
      ...ratio,
    },
    {
      words: "50 people ask for the same: upstream calls",
      values: ours.map(({ callsOfFifty }) => callsOfFifty),
      limit: 1,
      is: "at most",
      format: whole,
    },
    {
      words: `${endurance.viewers} people ask for the same every 2 s: upstream calls, where one of them asks ${endurance.polls} times`,
      values: [endurance.callsOfAll],
      limit: endurance.polls,
      is: "at most",
      format: whole,
    },
  ];
  // Without nginx there is nothing to be said about it.
  return rounds.nginx === undefined ? goals.filter(({ words }) => !words.endsWith("nginx's")) : goals;
}
