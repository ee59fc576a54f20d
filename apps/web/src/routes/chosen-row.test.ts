import type { InstanceResult } from "@command-history/contract";
import { expect, it } from "vitest";
import { orderInstances } from "../lib/instance-rows.ts";
import { anInstance } from "../lib/test-rows.ts";
import { chosenRow } from "./chosen-row.ts";

function instance(instanceId: string | null, status: string): InstanceResult {
  return anInstance({ instanceId, status, exitCode: null });
}

const rows = orderInstances([instance(null, "Failed"), instance("a", "Failed"), instance("b", "Success")]);
const idOf = (...args: Parameters<typeof chosenRow>) => chosenRow(...args)?.result.instanceId ?? null;

it("is the instance that the URL names, shown or not", () => {
  expect(idOf(rows, [], "b", null)).toBe("b");
});

it("is none when the URL names an instance that is not there", () => {
  expect(idOf(rows, rows, "c", null)).toBeNull();
});

it("is otherwise the first one that has an ID, of those shown where there is one", () => {
  expect(idOf(rows, rows, null, null)).toBe("a");
  expect(idOf(rows, rows.slice(2), null, null)).toBe("b");
  expect(idOf(rows, [], null, null)).toBe("a");
  expect(idOf([], [], null, null)).toBeNull();
});

it("stays the one it was while that is shown, whatever now comes first", () => {
  const key = rows[2]?.key ?? "";
  expect(idOf(rows, rows, null, key)).toBe("b");
  expect(idOf(rows, rows.slice(0, 2), null, key)).toBe("a");
});
