import type { InstanceResult } from "@command-history/contract";
import { expect, it } from "vitest";
import { exitFacets, filterInstances, toggleValue } from "./instance-facets.ts";
import type { InstanceRow } from "./instance-rows.ts";
import { anInstance } from "./test-rows.ts";

function row(key: string, status: string | null, exitCode: number | null): InstanceRow {
  const result: InstanceResult = anInstance({ instanceId: key, status, exitCode });
  return { key, result };
}

const rows = [
  row("a", "Failed", 127),
  row("b", "Success", 0),
  row("c", "Timeout", null),
  row("d", "Failed", 2),
  row("e", null, 0),
];

function shown(task: readonly string[], exit: readonly string[]): string {
  return filterInstances(rows, { task, exit })
    .map(({ key }) => key)
    .join("");
}

it("shows the instances with one of the statuses and one of the exit codes", () => {
  expect(shown([], [])).toBe("abcde");
  expect(shown(["Failed", "Timeout"], [])).toBe("acd");
  expect(shown(["Failed", "Success"], ["0", "2"])).toBe("bd");
});

it("takes the empty value for those that have none", () => {
  expect(shown([""], [])).toBe("e");
  expect(shown([], [""])).toBe("c");
  expect(shown([], ["", "127"])).toBe("ac");
});

it("counts exit codes by number, and last the instances without one", () => {
  expect(exitFacets(rows)).toEqual([
    { value: "0", count: 2 },
    { value: "2", count: 1 },
    { value: "127", count: 1 },
    { value: "", count: 1 },
  ]);
});

it("keeps an exit code that is chosen and that no instance has", () => {
  expect(exitFacets(rows, ["0", "19"])).toEqual([
    { value: "0", count: 2 },
    { value: "2", count: 1 },
    { value: "19", count: 0 },
    { value: "127", count: 1 },
    { value: "", count: 1 },
  ]);
});

it("takes a value in, and out again", () => {
  expect(toggleValue(["1"], "2")).toEqual(["1", "2"]);
  expect(toggleValue(["1", "2"], "1")).toEqual(["2"]);
});
