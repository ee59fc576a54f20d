import type { InstanceResult } from "@command-history/contract";
import { expect, test } from "vitest";
import { orderInstances, taskFacets } from "./instance-rows.ts";
import { anInstance } from "./test-rows.ts";

function instance(instanceId: string | null, status: string | null): InstanceResult {
  return anInstance({ instanceId, status, exitCode: null });
}

test("failing instances come first, then those that run, then those that wait, and what went well last", () => {
  const rows = orderInstances([
    instance("ok-1", "Success"),
    instance("odd", "Cancelled"),
    instance("waits", "Pending"),
    instance("failed", "Failed"),
    instance("runs", "Running"),
    instance("late", "Timeout"),
    instance("ok-2", "Success"),
    instance("error", "Error"),
  ]);
  expect(rows.map((row) => row.result.instanceId)).toEqual([
    "failed",
    "late",
    "error",
    "runs",
    "waits",
    "odd",
    "ok-1",
    "ok-2",
  ]);
});

test("instances that are wanted come before those that failed", () => {
  const all = [instance("failed", "Failed"), instance("ok-1", "Success"), instance("ok-2", "Success")];
  const rows = orderInstances(all, new Set(["ok-2", "elsewhere"]));
  expect(rows.map((row) => row.result.instanceId)).toEqual(["ok-2", "failed", "ok-1"]);
});

test("instances without an ID, or with one that comes twice, have keys of their own", () => {
  const rows = orderInstances([
    instance(null, null),
    instance(null, null),
    instance("a", null),
    instance("a", null),
  ]);
  expect(new Set(rows.map((row) => row.key)).size).toBe(4);
});

test("a result that did not change keeps its row", () => {
  const [first, second] = [instance("a", "Failed"), instance("b", "Running")];
  const before = orderInstances([first, second]);
  const after = orderInstances([first, { ...second, status: "Success" }]);
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
});

test("facets count each status in an order that does not depend on the instances", () => {
  const statuses = ["Success", "Timeout", "Failed", "Success", null, "Running"];
  const facets = taskFacets(orderInstances(statuses.map((status, index) => instance(`${index}`, status))));
  expect(facets).toEqual([
    { status: "Failed", count: 1 },
    { status: "Timeout", count: 1 },
    { status: "Running", count: 1 },
    { status: null, count: 1 },
    { status: "Success", count: 2 },
  ]);
});
