import { megabytes, whole } from "../format.ts";
import { type Goal, ratioWords } from "../goals.ts";
import { line as slowLine } from "../line.ts";
import type { Endurance } from "./measure-endurance.ts";
import { outageViewers, retryAmplification, troubles } from "./measure-outage.ts";
import type { Results, Rounds } from "./results.ts";
import type { ServerName } from "./servers.ts";

/** The peer's name in a ratio: `ours / naive`. */
type Peer = Exclude<ServerName, "ours">;

/** Ours by a peer's, round by round: both met the same machine there. Empty when the peer was not measured. */
function ratios<Measured>(
  rounds: Rounds<Measured>,
  peer: Peer,
  of: (measured: Measured) => number,
): number[] {
  const ours = rounds.ours ?? [];
  return (rounds[peer] ?? []).map((measured, round) => {
    const own = ours[round];
    return own === undefined ? Number.NaN : of(own) / of(measured);
  });
}

const memory = { limit: 200e6, is: "at most", format: megabytes } as const;
/** Hardly more than there was, or than there need be. */
const little = { limit: 1.1, is: "at most", format: ratioWords } as const;
const ratio = { format: ratioWords };

function loadGoals({ rounds, naiveGzipBytes }: NonNullable<Results["loads"]>): Goal[] {
  const ours = rounds.ours ?? [];
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
      words: "Large page: bytes, by naive's",
      values: ratios(rounds, "naive", ({ large }) => large.bytes),
      limit: 1 / 40,
      is: "at most",
      ...ratio,
    },
    {
      words: "Large page: bytes, by naive's packed by gzip",
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
  ];
  // Without nginx there is nothing to be said about it.
  return rounds.nginx === undefined ? goals.filter(({ words }) => !words.endsWith("nginx's")) : goals;
}

function lineGoals(rounds: NonNullable<Results["line"]>): Goal[] {
  return [
    {
      words: `Large page on a line of ${slowLine.megabits} Mbit: all rows in the browser, by naive's`,
      values: ratios(rounds, "naive", ({ first }) => first),
      limit: 1 / 12,
      is: "at most",
      ...ratio,
    },
  ];
}

function mixedGoals(rounds: NonNullable<Results["mixed"]>): Goal[] {
  const ours = rounds.ours ?? [];
  return [
    {
      words: "Lists of all sizes at the same time: small ones, p99, by naive's",
      values: ratios(rounds, "naive", ({ smallWorst }) => smallWorst),
      limit: 1,
      is: "at most",
      ...ratio,
    },
    {
      words: "Lists of all sizes at the same time: peak of memory",
      values: ours.map(({ peakBytes }) => peakBytes),
      ...memory,
    },
  ];
}

function enduranceGoals({ viewers, polls, callsOfAll, early, late }: Endurance): Goal[] {
  return [
    {
      words: `${viewers} people ask for the same every 2 s: upstream calls, where one of them asks ${polls} times`,
      values: [callsOfAll],
      limit: polls,
      is: "at most",
      format: whole,
    },
    {
      words: `Peak of memory after ${late.pages} large pages, by that after ${early.pages}`,
      values: [late.peakBytes / early.peakBytes],
      ...little,
    },
    {
      words: `Memory held after ${late.pages} large pages, by that after ${early.pages}`,
      values: [late.heldBytes / early.heldBytes],
      ...little,
    },
  ];
}

function outageGoals({ ours = [] }: NonNullable<Results["outages"]>): Goal[] {
  const [first] = ours;
  return troubles.map((trouble) => ({
    words: `Retry amplification, ${outageViewers} people for ${first?.[trouble].seconds} s where ${trouble}`,
    values: ours.map((outages) => retryAmplification(outages[trouble])),
    ...little,
  }));
}

/** What the dashboard's server is to reach beside its peers, in the parts that were measured. */
export function bffGoals({ loads, line, mixed, endurance, outages }: Results): readonly Goal[] {
  return [
    ...(loads ? loadGoals(loads) : []),
    ...(line ? lineGoals(line) : []),
    ...(mixed ? mixedGoals(mixed) : []),
    ...(endurance ? enduranceGoals(endurance) : []),
    ...(outages ? outageGoals(outages) : []),
  ];
}
