import { kilobytes, megabytes, whole } from "../format.ts";
import { goalTable } from "../goals.ts";
import { bffGoals } from "./bff-goals.ts";
import { enduranceReport } from "./endurance-report.ts";
import { lineReport } from "./line-report.ts";
import { loadReport } from "./load-report.ts";
import { mixedReport } from "./mixed-report.ts";
import { outageReport } from "./outage-report.ts";
import { pages } from "./pages.ts";
import { parts, type Results } from "./results.ts";

export interface Conditions {
  readonly rounds: number;
  /** Machine and load, in words. */
  readonly machine: string;
  readonly hasNginx: boolean;
}

/** The section of docs/performance.md as Markdown: goals first, then what each server did. */
export function reportOf(results: Results, { rounds, machine, hasNginx }: Conditions): string {
  const nginx = hasNginx ? "" : " nginx is not installed on this machine and was left out.";
  const { loads, line, mixed, endurance, outages } = results;
  const tables = [
    loads && loadReport(loads),
    line && lineReport(line),
    mixed && mixedReport(mixed),
    endurance && enduranceReport(endurance),
    outages && outageReport(outages),
  ];
  return `## The server beside other ways to put one in front of the API

Written by \`npm run bench:bff\`; run it again to replace these numbers. With \`-- --only\` and one of ${parts.map((part) => `\`${part}\``).join(", ")} it measures that part, and writes nothing.

Each server runs in a process of its own, fresh in each round, in front of the same upstream in another: one that sends pages made before from a seeded generator (${pages.small.rows} rows of ${kilobytes(pages.small.bytes)}; ${whole(pages.large.rows)} rows of ${megabytes(pages.large.bytes)}, "large"; ${whole(pages.huge.rows)} of
${megabytes(pages.huge.bytes)}, "huge"). Medians of ${rounds} ${rounds === 1 ? "round" : "rounds"}, the servers taking turns; ratios are of the same round. Servers, upstream and the one who asks share the machine. ${machine}.${nginx}

${goalTable(bffGoals(results))}

${tables.filter((part) => part !== undefined).join("\n\n")}

How it is measured: this server is the built one with its settings as they come, but for the limits on requests; a proxy in front is taken to have ended TLS and signed the person in, so that each request is checked, and log and audit trail are written. The naive server is Express that fetches, parses, checks with zod and sends all of a page,
with no sign-in, signature or log. The proxies pass the upstream's own request and its answer on; nginx is one process, too. All are asked as a browser would, which takes compressed answers.
`;
}
