import { isFailingTask } from "@command-history/contract";
import type { InstanceRow } from "./instance-rows.ts";

/** Whether an instance failed, and can be shown. */
export function isFailedInstance({ result }: InstanceRow): boolean {
  return result.instanceId !== null && isFailingTask(result.status);
}

/**
 * The failing instance after the one with `key`, or before it, among the rows as they are shown; past the end the
 * search goes on from the other one. Null when no other one failed.
 */
export function nextFailed(
  rows: readonly InstanceRow[],
  key: string | null,
  step: 1 | -1,
): InstanceRow | null {
  const start = rows.findIndex((row) => row.key === key);
  const first = start >= 0 ? start + step : step > 0 ? 0 : rows.length - 1;
  for (let count = 0; count < rows.length; count++) {
    const row = rows[(first + step * count + rows.length * 2) % rows.length];
    if (row !== undefined && row.key !== key && isFailedInstance(row)) return row;
  }
  return null;
}
