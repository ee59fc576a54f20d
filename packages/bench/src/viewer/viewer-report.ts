import { type Goal, ratioWords } from "../goals.ts";
import { median } from "../statistics.ts";
import type { ViewerName } from "./build-pages.ts";
import type { Measures } from "./measure.ts";

export type Results = Readonly<Record<ViewerName, readonly Measures[]>>;

/** Where and on what the runs were made. */
export interface Conditions {
  readonly rounds: number;
  readonly textBytes: number;
  readonly lines: number;
  readonly needle: string;
  /** Machine and load, in words. */
  readonly machine: string;
  readonly browser: string;
}

type Measure = Exclude<keyof Measures, "hits">;

function medianOf(runs: readonly Measures[], measure: Measure): number | null {
  const values = runs.map((run) => run[measure]).filter((value) => value !== null);
  return values.length === 0 ? null : median(values);
}

function ms(value: number | null): string {
  return value === null ? "–" : `${value >= 100 ? Math.round(value) : value.toFixed(1)} ms`;
}

function mb(value: number | null): string {
  return value === null ? "–" : `${(value / 1e6).toFixed(1)} MB`;
}

/** A goal, and whether the medians reach it. */
function goal(words: string, isMet: boolean | null): string {
  return isMet === null ? `${words}: not measured` : `${words}: ${isMet ? "met" : "**missed**"}`;
}

function ratio(value: number | null, peer: number | null): number | null {
  return value === null || peer === null || peer === 0 ? null : value / peer;
}

function row(
  name: string,
  measure: Measure,
  format: (value: number | null) => string,
  results: Results,
  goalOf: (ours: number | null, ofPeer: number | null) => string = () => "–",
): string {
  const ours = medianOf(results.viewer, measure);
  const peer = medianOf(results.codemirror, measure);
  const pre = medianOf(results.pre, measure);
  const ofPeer = ratio(ours, peer);
  return `| ${[name, format(ours), format(peer), format(pre), ofPeer === null ? "–" : ratioWords(ofPeer), goalOf(ours, ofPeer)].join(" | ")} |`;
}

function atMost(words: string, limit: number): (value: number | null) => string {
  return (value) => goal(words, value === null ? null : value <= limit);
}

/** What the viewer is to reach, as it is judged round by round. */
export function viewerGoals({ viewer, codemirror }: Results, textBytes: number): readonly Goal[] {
  const ofPeer = (measure: "firstPaint" | "count") =>
    viewer.map((run, round) => ratio(run[measure], codemirror[round]?.[measure] ?? null) ?? Number.NaN);
  const atMost = "at most" as const;
  return [
    {
      words: "First paint, by CodeMirror's",
      values: ofPeer("firstPaint"),
      limit: 2 / 3,
      is: atMost,
      format: ratioWords,
    },
    {
      words: "Counting all hits, by CodeMirror's",
      values: ofPeer("count"),
      limit: 1 / 50,
      is: atMost,
      format: ratioWords,
    },
    {
      words: "Heap of the main thread",
      values: viewer.map((run) => run.mainHeap),
      limit: 1.3 * textBytes,
      is: atMost,
      format: mb,
    },
    {
      words: "Memory with workers and page",
      values: viewer.map((run) => run.allHeaps ?? Number.NaN),
      limit: 1.3 * textBytes,
      is: atMost,
      format: mb,
    },
    { words: "Jump to the end", values: viewer.map((run) => run.jump), limit: 100, is: atMost, format: ms },
    {
      words: "Longest task",
      values: viewer.map((run) => run.longestTask),
      limit: 200,
      is: atMost,
      format: ms,
    },
  ];
}

/** The section of docs/performance.md as Markdown: medians, ratios, goals, and the conditions they hold under. */
export function reportOf(results: Results, conditions: Conditions): string {
  const { textBytes, lines, rounds, needle } = conditions;
  const firstPaint = atMost("at most 2/3 of CodeMirror's", 2 / 3);
  const count = atMost("at most 1/50 of CodeMirror's", 1 / 50);
  const heap = atMost("at most 1.3 × the text", 1.3 * textBytes);
  const jump = atMost("under 100 ms", 100);
  const task = atMost("none over 200 ms", 200);
  return `## The output viewer beside its peers

Written by \`npm run bench:viewer\`; run it again to replace these numbers.

${(textBytes / 1e6).toFixed(1)} MB of text in ${lines.toLocaleString("en-GB")} lines from a seeded generator, fetched from the same local server. Medians of ${rounds} ${rounds === 1 ? "round" : "rounds"}, the viewers taking turns, each in a
browser of its own. ${conditions.machine}; ${conditions.browser}.

| | viewer | CodeMirror 6, read-only | \`<pre>\` | viewer / CodeMirror | goal |
|---|---|---|---|---|---|
${[
  row("First paint, from navigation", "firstPaint", ms, results, (_, ofPeer) => firstPaint(ofPeer)),
  row(`Counting all hits of "${needle}", any case`, "count", ms, results, (_, ofPeer) => count(ofPeer)),
  row("The same, until the number is painted", "countPainted", ms, results),
  row("Heap of the main thread", "mainHeap", mb, results, heap),
  row("Memory with workers and page", "allHeaps", mb, results, heap),
  row("Jump to the end", "jump", ms, results, jump),
  row("Longest task of the main thread", "longestTask", ms, results, task),
].join("\n")}

How it is measured: each browser has shown an empty page of the same server before. First paint is the frame with the first line in it. CodeMirror counts with its own search cursor, and its time is that of the counting alone; the viewer's is from the text being typed to the page holding the number, in its words. A \`<pre>\` has only the
browser's search, which does not count for a page. Heaps are taken at the end, after garbage collection, with all of the text loaded, memory with \`performance.measureUserAgentSpecificMemory()\`. Tasks under 50 ms are not reported by the browser and count as 0.
`;
}
