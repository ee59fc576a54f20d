import { type InstanceResult, isFailingTask, isUnfinished } from "@command-history/contract";
import { type InstanceDigests, sameDigests } from "../../lib/instance-digests.ts";

/** What became of an instance from the earlier run to the later one, in the order in which rows stand. */
export const runChanges = [
  "newly-failing",
  "fails-only-later",
  "fixed",
  "still-failing",
  "unfinished",
  "fine",
  "only-later",
  "only-earlier",
] as const;
export type RunChange = (typeof runChanges)[number];

/**
 * What became of its output: `ignored` changed only in what is ignored; `awaited` and `unknown` changed, and whether only
 * in what is ignored is on its way or could not be told; null when there is no second output to compare with.
 */
export type OutputChange = "changed" | "awaited" | "unknown" | "ignored" | "same" | null;

/** An instance in two runs of a command. */
export interface RunRow {
  readonly key: string;
  readonly instanceId: string | null;
  readonly instanceName: string | null;
  readonly earlier: InstanceResult | null;
  readonly later: InstanceResult | null;
  readonly change: RunChange;
  readonly output: OutputChange;
}

/**
 * The instances of a run with their digests: exact, and with what is ignored taken out. `awaited`: those are on
 * their way. Null: they could not be got.
 */
export interface ComparedRun {
  readonly instances: readonly InstanceResult[];
  readonly exact: readonly InstanceDigests[];
  readonly normalised: readonly InstanceDigests[] | "awaited" | null;
}

interface Placed {
  readonly result: InstanceResult;
  readonly exact: InstanceDigests | undefined;
  readonly normalised: InstanceDigests | "awaited" | undefined;
}

/**
 * The instances of both runs, matched by ID, those that need a look first. An instance without an ID matches none; one
 * that a run has twice is matched in order.
 */
export function runRows(earlier: ComparedRun, later: ComparedRun): readonly RunRow[] {
  const before = placed(earlier, "earlier");
  const after = placed(later, "later");
  const keys = new Set([...after.keys(), ...before.keys()]);
  return [...keys]
    .map((key) => runRow(key, before.get(key), after.get(key)))
    .toSorted((one, other) => rankOf(one) - rankOf(other));
}

/** The rows of these instances, which are of one of the runs. */
export function rowsOf(instances: readonly InstanceResult[], rows: readonly RunRow[]): readonly RunRow[] {
  const wanted = new Set<InstanceResult | null>(instances);
  return rows.filter(({ earlier, later }) => wanted.has(earlier) || wanted.has(later));
}

function placed(run: ComparedRun, side: string): Map<string, Placed> {
  const { normalised } = run;
  const seen = new Map<string | null, number>();
  return new Map(
    run.instances.map((result, index) => {
      const { instanceId } = result;
      const times = seen.get(instanceId) ?? 0;
      seen.set(instanceId, times + 1);
      const key = instanceId === null ? `${side} ${times}` : `${times} ${instanceId}`;
      return [
        key,
        {
          result,
          exact: run.exact[index],
          normalised: normalised === "awaited" ? normalised : normalised?.[index],
        },
      ];
    }),
  );
}

function runRow(key: string, earlier: Placed | undefined, later: Placed | undefined): RunRow {
  const named = later?.result ?? earlier?.result;
  return {
    key,
    instanceId: named?.instanceId ?? null,
    instanceName: named?.instanceName ?? null,
    earlier: earlier?.result ?? null,
    later: later?.result ?? null,
    change: changeOf(earlier?.result, later?.result),
    output: outputOf(earlier, later),
  };
}

function changeOf(earlier: InstanceResult | undefined, later: InstanceResult | undefined): RunChange {
  if (later === undefined) return "only-earlier";
  if (earlier === undefined) {
    if (isUnfinished(later.status)) return "unfinished";
    return isFailingTask(later.status) ? "fails-only-later" : "only-later";
  }
  if (isUnfinished(earlier.status) || isUnfinished(later.status)) return "unfinished";
  if (isFailingTask(later.status)) return isFailingTask(earlier.status) ? "still-failing" : "newly-failing";
  return isFailingTask(earlier.status) ? "fixed" : "fine";
}

function outputOf(earlier: Placed | undefined, later: Placed | undefined): OutputChange {
  if (earlier?.exact === undefined || later?.exact === undefined) return null;
  if (sameDigests(earlier.exact, later.exact)) return "same";
  if (earlier.normalised === undefined || later.normalised === undefined) return "unknown";
  if (earlier.normalised === "awaited" || later.normalised === "awaited") return "awaited";
  return sameDigests(earlier.normalised, later.normalised) ? "ignored" : "changed";
}

/** Of rows with the same change, outputs that changed, or may have, come first. */
function rankOf({ change, output }: RunRow): number {
  return (
    2 * runChanges.indexOf(change) + (output === null || output === "ignored" || output === "same" ? 1 : 0)
  );
}

/** How many rows there are of each change, and of each change of output. */
export function countRows(rows: readonly RunRow[]): {
  changes: ReadonlyMap<RunChange, number>;
  outputs: ReadonlyMap<OutputChange, number>;
} {
  const changes = new Map<RunChange, number>();
  const outputs = new Map<OutputChange, number>();
  for (const { change, output } of rows) {
    changes.set(change, (changes.get(change) ?? 0) + 1);
    outputs.set(output, (outputs.get(output) ?? 0) + 1);
  }
  return { changes, outputs };
}
