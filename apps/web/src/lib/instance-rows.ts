import { type InstanceResult, isFailingTask, isUnfinished } from "@command-history/contract";

/** What needs a look comes first: failing, then running, then waiting, then what is not known, then what went well. */
function urgencyOf(status: string | null): number {
  if (isFailingTask(status)) return 0;
  if (status === "Running") return 1;
  if (isUnfinished(status)) return 2;
  return status === "Success" ? 4 : 3;
}

/** An instance's result with a key of its own: the upstream may leave an ID out, or give it twice. */
export interface InstanceRow {
  readonly key: string;
  readonly result: InstanceResult;
}

/** Rows made before: a result that a refresh left as it was keeps its row, which then is not drawn anew. */
const rowsMade = new WeakMap<InstanceResult, InstanceRow>();

function rowOf(result: InstanceResult, key: string): InstanceRow {
  const made = rowsMade.get(result);
  if (made?.key === key) return made;
  const row = { key, result };
  rowsMade.set(result, row);
  return row;
}

const none: ReadonlySet<string> = new Set();

/** The instances, those with a `wanted` ID first, then failing ones; those alike keep the upstream's order. */
export function orderInstances(
  instances: readonly InstanceResult[],
  wanted: ReadonlySet<string> = none,
): InstanceRow[] {
  const seen = new Map<string, number>();
  const rows = instances.map((result) => {
    const id = result.instanceId ?? "";
    const before = seen.get(id) ?? 0;
    seen.set(id, before + 1);
    return rowOf(result, `${before} ${id}`);
  });
  const rankOf = ({ result }: InstanceRow) =>
    wanted.has(result.instanceId ?? "") ? -1 : urgencyOf(result.status);
  return rows.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** A task status and how many instances have it. */
export interface TaskFacet {
  readonly status: string | null;
  readonly count: number;
}

/** The order of the facets: the same whichever instance comes first. Others stand before what went well. */
const facetOrder: readonly (string | null)[] = ["Failed", "Timeout", "Error", "Running", "Pending"];

function facetRank(status: string | null): number {
  const rank = facetOrder.indexOf(status);
  return rank >= 0 ? rank : facetOrder.length + (status === "Success" ? 1 : 0);
}

/** The task statuses among rows, each with its count, and those `chosen` that no row has; "" is for none at all. */
export function taskFacets(rows: readonly InstanceRow[], chosen: readonly string[] = []): TaskFacet[] {
  const counts = new Map<string | null, number>(chosen.map((status) => [status === "" ? null : status, 0]));
  for (const { result } of rows) counts.set(result.status, (counts.get(result.status) ?? 0) + 1);
  return [...counts]
    .map(([status, count]) => ({ status, count }))
    .toSorted((a, b) => facetRank(a.status) - facetRank(b.status));
}
