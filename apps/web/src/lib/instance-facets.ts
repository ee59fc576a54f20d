import type { InstanceRow } from "./instance-rows.ts";

/** A value that instances share, and how many have it; "" stands for those that have none. */
export interface Facet {
  readonly value: string;
  readonly count: number;
}

/** Which instances are shown, by values of theirs. An empty list lets all pass. */
export interface InstanceFilter {
  readonly task: readonly string[];
  readonly exit: readonly string[];
}

function taskOf({ result }: InstanceRow): string {
  return result.status ?? "";
}

function exitOf({ result }: InstanceRow): string {
  return result.exitCode === null ? "" : String(result.exitCode);
}

/** The instances that have one of the task statuses, and one of the exit codes. */
export function filterInstances(
  rows: readonly InstanceRow[],
  filter: InstanceFilter,
): readonly InstanceRow[] {
  const { task, exit } = filter;
  if (task.length === 0 && exit.length === 0) return rows;
  return rows.filter(
    (row) =>
      (task.length === 0 || task.includes(taskOf(row))) && (exit.length === 0 || exit.includes(exitOf(row))),
  );
}

/** The exit codes that the rows have, and those `chosen` that none has, by number; last the rows without one. */
export function exitFacets(rows: readonly InstanceRow[], chosen: readonly string[] = []): readonly Facet[] {
  const counts = new Map<string, number>(chosen.map((code) => [code, 0]));
  for (const row of rows) counts.set(exitOf(row), (counts.get(exitOf(row)) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).toSorted(byExitCode);
}

function byExitCode(a: Facet, b: Facet): number {
  if (a.value === "" || b.value === "") return a.value === b.value ? 0 : a.value === "" ? 1 : -1;
  return Number(a.value) - Number(b.value);
}

/** Takes a value into a list of chosen ones, or out of it. */
export function toggleValue(values: readonly string[], value: string): readonly string[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}
