import type { InvocationSummary } from "@command-history/contract";
import { epochOf } from "./duration.ts";

/** What stands in the URL in place of a run's ID: the one before this one, whichever that is. */
export const previousRun = "previous";

type Placed = Pick<InvocationSummary, "invocationId" | "createdAt">;

/** The newest of `runs` that was created before `run`; null when there is none, or when it cannot be told. */
export function newestBefore<Run extends Placed>(runs: readonly Run[], run: Placed): Run | null {
  const before = epochOf(run.createdAt);
  if (before === null) return null;
  let newest: Run | null = null;
  let newestEpoch = Number.NEGATIVE_INFINITY;
  for (const candidate of runs) {
    const epoch = epochOf(candidate.createdAt);
    if (candidate.invocationId === null || epoch === null || epoch >= before || epoch <= newestEpoch)
      continue;
    newest = candidate;
    newestEpoch = epoch;
  }
  return newest;
}

type Sized = Placed & Pick<InvocationSummary, "instanceCount">;

/** Whether a run is large enough to tell something of one on so many instances. */
export function isTelling({ instanceCount }: Sized, instances: number): boolean {
  return (instanceCount ?? 0) * 2 >= instances;
}

/**
 * The earlier run that tells most beside `run`: the newest that is at least half as large, since one on a few instances
 * says nothing of the others; else the newest.
 */
export function tellingBefore<Run extends Sized>(
  runs: readonly Run[],
  run: Placed,
  instanceCount: number,
): Run | null {
  const large = runs.filter((candidate) => isTelling(candidate, instanceCount));
  return newestBefore(large, run) ?? newestBefore(runs, run);
}

/** A command that is too large for one run is run several times at once, each on other instances. */
const batchMs = 5 * 60_000;

/**
 * The runs whose script may be another one: the newest before `run`, and the newest that cannot belong to the same batch.
 */
export function runsToCompare<Run extends Placed>(runs: readonly Run[], run: Placed): readonly Run[] {
  const epoch = epochOf(run.createdAt);
  if (epoch === null) return [];
  const batchStart = new Date(epoch - batchMs).toISOString();
  const found = [newestBefore(runs, run), newestBefore(runs, { ...run, createdAt: batchStart })];
  return [...new Set(found.filter((candidate) => candidate !== null))];
}

/** Whether each run was created no later than the one before it in the list. A time that cannot be read breaks the order. */
export function isNewestFirst(runs: readonly Placed[]): boolean {
  const epochs = runs.map(({ createdAt }) => epochOf(createdAt));
  return epochs.every((epoch, index) => {
    const before = index === 0 ? Number.POSITIVE_INFINITY : epochs[index - 1];
    return epoch !== null && before != null && epoch <= before;
  });
}

/**
 * Whether the script changed from one run to the next. Whole scripts tell for certain; excerpts, of which a row of the list
 * has one, only when they differ. Null: it cannot be told from what is at hand.
 */
export function scriptChanged(
  earlier: { readonly content: string | null } | undefined,
  later: { readonly content: string | null } | undefined,
  excerpts: readonly [earlier: string | null, later: string | null] = [null, null],
): boolean | null {
  if (earlier !== undefined && later !== undefined && earlier.content !== null && later.content !== null) {
    return earlier.content !== later.content;
  }
  const [before, after] = excerpts;
  return before !== null && after !== null && before !== after ? true : null;
}
