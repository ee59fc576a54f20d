import type { InstanceRow } from "../lib/instance-rows.ts";

function hasId({ result }: InstanceRow): boolean {
  return result.instanceId !== null;
}

/**
 * The instance whose output is shown: the one that the URL names, null when there is no such instance. Without a
 * name there it is the one with the key `before`, which a refresh must not change under the reader; else the first
 * one shown, or the first one at all.
 */
export function chosenRow(
  rows: readonly InstanceRow[],
  shown: readonly InstanceRow[],
  wanted: string | null,
  before: string | null,
): InstanceRow | null {
  if (wanted !== null) return rows.find(({ result }) => result.instanceId === wanted) ?? null;
  return shown.find(({ key }) => key === before) ?? shown.find(hasId) ?? rows.find(hasId) ?? null;
}
