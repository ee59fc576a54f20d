import { expect, test } from "vitest";
import { anInstance } from "../../lib/test-rows.ts";
import { outputsOf } from "./run-outputs.ts";
import type { RunRow } from "./run-rows.ts";

const earlier = { invocationId: "inv-1", name: "Earlier run" };
const later = { invocationId: "inv-2", name: "Later run" };
const withoutId = { invocationId: null, name: "Later run" };

function aRow(facts: Partial<RunRow>): RunRow {
  return {
    key: "a",
    instanceId: "ins-1",
    instanceName: null,
    earlier: anInstance({}),
    later: anInstance({}),
    change: "fine",
    output: "same",
    ...facts,
  };
}

test("an instance opens to its outputs in both runs, or to that in the only run which has it", () => {
  const runsOf = (row: RunRow) => outputsOf(row, earlier, later).map(({ invocationId }) => invocationId);
  expect(runsOf(aRow({}))).toEqual(["inv-1", "inv-2"]);
  expect(runsOf(aRow({ earlier: null }))).toEqual(["inv-2"]);
  expect(runsOf(aRow({ later: null }))).toEqual(["inv-1"]);
});

test("an instance opens to nothing where an ID to ask by is missing, also that of one run of two", () => {
  expect(outputsOf(aRow({ instanceId: null }), earlier, later)).toEqual([]);
  expect(outputsOf(aRow({}), earlier, withoutId)).toEqual([]);
  expect(outputsOf(aRow({ earlier: null }), earlier, withoutId)).toEqual([]);
  expect(outputsOf(aRow({ later: null }), earlier, withoutId)).toHaveLength(1);
});
