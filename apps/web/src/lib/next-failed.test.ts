import type { InstanceResult } from "@command-history/contract";
import { expect, it } from "vitest";
import type { InstanceRow } from "./instance-rows.ts";
import { nextFailed } from "./next-failed.ts";
import { anInstance } from "./test-rows.ts";

function row(key: string, status: string, instanceId: string | null = key): InstanceRow {
  const result: InstanceResult = anInstance({ instanceId, status, exitCode: null });
  return { key, result };
}

const rows = [
  row("a", "Success"),
  row("b", "Failed"),
  row("c", "Running"),
  row("d", "Timeout"),
  row("e", "Failed", null),
  row("f", "Error"),
  row("g", "Success"),
];

it.each([
  ["a", 1, "b"],
  ["b", 1, "d"],
  ["d", 1, "f"],
  ["f", 1, "b"],
  ["f", -1, "d"],
  ["b", -1, "f"],
  ["c", -1, "b"],
  [null, 1, "b"],
  [null, -1, "f"],
  ["not shown", 1, "b"],
] as const)("from %s by %s the failing instance %s is next", (key, step, next) => {
  expect(nextFailed(rows, key, step)?.key).toBe(next);
});

it("there is none when no other one failed", () => {
  expect(nextFailed([row("a", "Success"), row("b", "Failed")], "b", 1)).toBeNull();
  expect(nextFailed([], null, 1)).toBeNull();
});
