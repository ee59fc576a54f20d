import { whole } from "../format.ts";
import { ratioWords } from "../goals.ts";
import {
  askEveryMs,
  type Outages,
  outageViewers,
  retryAmplification,
  type Trouble,
  troubles,
} from "./measure-outage.ts";
import type { Rounds } from "./results.ts";
import { type MedianOf, serverTable } from "./server-table.ts";

function outageTable(outages: Rounds<Outages>, trouble: Trouble): string {
  const amplification = (middle: MedianOf<Outages>) => middle((all) => retryAmplification(all[trouble]));
  return serverTable(outages, [
    ["requests", (middle) => whole(middle((all) => all[trouble].requests))],
    ["upstream calls", (middle) => whole(middle((all) => all[trouble].upstreamCalls))],
    ["of them retries", (middle) => whole(middle((all) => all[trouble].retries))],
    ["retry amplification", (middle) => ratioWords(amplification(middle))],
    ["requests answered well", (middle) => whole(middle((all) => all[trouble].answered))],
  ]);
}

/** What each server does to an upstream in trouble. */
export function outageReport(outages: Rounds<Outages>): string {
  const tables = troubles.map(
    (trouble) => `### An outage in which ${trouble}

${outageTable(outages, trouble)}`,
  );
  return `${tables.join("\n\n")}

Measured once, all servers at the same time, each fresh and with an upstream of its own. ${outageViewers} people ask every ${askEveryMs / 1000} s, each for a small list that nobody has asked for, and go on when they are refused; the upstream answers HTTP 503 at once. Retry amplification is the upstream calls by those that the same requests are worth without
retries, which is one each: what a proxy makes of them. Retries are the calls that repeat one for the same request, counted at the upstream. Where every call fails, this server pauses its calls after a few, and asks again every ten seconds; where every third one fails it does not, and only what it allows itself in retries bounds them.`;
}
