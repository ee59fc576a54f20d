import { type KnownTaskStatus, taskStatuses } from "@command-history/contract";
import { formatCount } from "./format-number.ts";
import { type Tone, taskStatusLook } from "./status.ts";

const words: Record<KnownTaskStatus, (count: number) => string> = {
  Success: () => "ok",
  Failed: () => "failed",
  Timeout: () => "timed out",
  Error: (count) => (count === 1 ? "error" : "errors"),
  Running: () => "running",
  Pending: () => "pending",
};
const order: readonly string[] = ["Success", "Failed", "Timeout", "Error", "Running", "Pending"];

/** How many tasks have one status. */
export interface TaskCount {
  readonly status: string;
  readonly tone: Tone;
  readonly count: number;
  /** "15 failed". */
  readonly text: string;
}

function rank(status: string): number {
  const index = order.indexOf(status);
  return index < 0 ? order.length : index;
}

/** The counts that are not 0, in a fixed order; a status that is not documented comes last under its own word. */
export function taskCountsOf(counts: Readonly<Record<string, number>>): readonly TaskCount[] {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([status, count]) => {
      const known = taskStatuses.find((name) => name === status);
      const word = known === undefined ? status : words[known](count);
      return { status, tone: taskStatusLook(status).tone, count, text: `${formatCount(count)} ${word}` };
    });
}
