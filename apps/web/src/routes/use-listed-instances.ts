import type { InstanceResult } from "@command-history/contract";
import { useDeferredValue, useMemo } from "react";
import { filterInstances } from "../lib/instance-facets.ts";
import { type InstanceRow, orderInstances } from "../lib/instance-rows.ts";
import { useTimeZone } from "../lib/time-zone.tsx";
import type { TableColumn } from "../table/column.ts";
import { textFinder } from "../table/text-finder.ts";
import type { InvocationSearch } from "./invocation-search.ts";

/** The instances of an invocation, and those that the page's filters leave. */
export interface ListedInstances {
  /** All of them. */
  readonly rows: readonly InstanceRow[];
  /** Those with one of the statuses and exit codes asked for: what every view shows. */
  readonly shown: readonly InstanceRow[];
  /** The results of these; null where no status or exit code is asked for. */
  readonly narrowedTo: readonly InstanceResult[] | null;
  /** Of these, those that hold the text looked for: what the list shows. */
  readonly listed: readonly InstanceRow[];
  /** That text. */
  readonly find: string;
}

/** Filters the instances of an invocation, by text in these columns. */
export function useListedInstances(
  instances: readonly InstanceResult[],
  search: InvocationSearch,
  columns: readonly TableColumn<InstanceRow>[],
): ListedInstances {
  const { task, exit } = search;
  // Typing stays quick while thousands of rows are searched.
  const find = useDeferredValue(search.find);
  const timeZone = useTimeZone().name;
  const rows = useMemo(() => orderInstances(instances), [instances]);
  const shown = useMemo(() => filterInstances(rows, { task, exit }), [rows, task, exit]);
  const isNarrowed = task.length > 0 || exit.length > 0;
  const narrowedTo = useMemo(
    () => (isNarrowed ? shown.map(({ result }) => result) : null),
    [isNarrowed, shown],
  );
  const listed = useMemo(() => {
    const holds = textFinder(columns, find, timeZone);
    return holds === null ? shown : shown.filter(holds);
  }, [shown, columns, find, timeZone]);
  return { rows, shown, narrowedTo, listed, find };
}
