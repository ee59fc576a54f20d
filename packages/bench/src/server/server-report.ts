import { megabytes, ms } from "../format.ts";
import type { Goal } from "../goals.ts";
import { median, quantile } from "../statistics.ts";
import type { LoadMeasures } from "./measure-load.ts";

export interface Conditions {
  readonly rounds: number;
  /** Machine and load, in words. */
  readonly machine: string;
}

/** What the server may hold whatever it serves, in bytes, and how long others may wait at the median, in ms. */
const goals = { peakBytes: 300e6, othersMedian: 100 } as const;

/** The same, of each load, as they are judged round by round. */
export function serverGoals(results: ReadonlyMap<string, readonly LoadMeasures[]>): readonly Goal[] {
  return [...results].flatMap(([name, runs]): Goal[] => [
    {
      words: `${name}: peak of memory`,
      values: runs.map((run) => run.peakBytes),
      limit: goals.peakBytes,
      is: "at most",
      format: megabytes,
    },
    {
      words: `${name}: a small list meanwhile, median`,
      values: runs.map((run) => median(run.others)),
      limit: goals.othersMedian,
      is: "at most",
      format: ms,
    },
  ]);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
}

function missed(isMissed: boolean): string {
  return isMissed ? " (**missed**)" : "";
}

function row(name: string, runs: readonly LoadMeasures[]): string {
  const middle = (of: (run: LoadMeasures) => number) => median(runs.map(of));
  const others = runs.flatMap((run) => run.others);
  const peak = Math.max(...runs.map((run) => run.peakBytes));
  const wait = median(others);
  const cells = [
    name,
    megabytes(middle((run) => run.answerBytes)),
    seconds(middle((run) => run.firstBytes)),
    seconds(middle((run) => run.total)),
    seconds(middle((run) => run.processor)),
    `${megabytes(peak)}${missed(peak >= goals.peakBytes)}`,
    `${ms(wait)}${missed(wait > goals.othersMedian)}`,
    ms(quantile(others, 0.95)),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** The section of docs/performance.md as Markdown. `results`: the runs of each load, by its name. */
export function reportOf(
  results: ReadonlyMap<string, readonly LoadMeasures[]>,
  { rounds, machine }: Conditions,
): string {
  return `## The server under its largest requests

Written by \`npm run bench:server\`; run it again to replace these numbers.

Each request goes to a server of its own, fresh and built, in front of the simulator in another process. Meanwhile someone asks for a list of 20 rows, over and over. Medians of ${rounds} ${rounds === 1 ? "round" : "rounds"}; the peak of memory is the
highest of all. Server, simulator and the one who asks share the machine. ${machine}.

| request | answer | first bytes | whole answer | processor time | peak of memory | a small list meanwhile, median | 95th percentile |
|---|---|---|---|---|---|---|---|
${[...results].map(([name, runs]) => row(name, runs)).join("\n")}

Goals: the server holds less than ${megabytes(goals.peakBytes)}, and others wait no longer than ${goals.othersMedian} ms at the median.
`;
}
