import type { InstanceResult } from "@command-history/contract";
import { describe, expect, it } from "vitest";
import { exactDigests } from "../../lib/instance-digests.ts";
import { anInstance } from "../../lib/test-rows.ts";
import { type ComparedRun, countRows, rowsOf, runRows } from "./run-rows.ts";

interface Said {
  readonly id: string | null;
  readonly status?: string;
  readonly exact?: string;
  readonly normalised?: string;
}

function run(...said: Said[]): ComparedRun {
  const instances = said.map(
    ({ id, status = "Success", exact = "x" }): InstanceResult =>
      anInstance({
        instanceId: id,
        status,
        exitCode: null,
        stdout: { bytes: 1, masks: 0, lines: 1, sha256: exact, excerpt: null },
      }),
  );
  return {
    instances,
    exact: exactDigests(instances),
    normalised: said.map(({ exact = "x", normalised = exact }) => ({ stdout: normalised, stderr: null })),
  };
}

describe("the instances of two runs", () => {
  it.each([
    ["Success", "Failed", "newly-failing"],
    ["Failed", "Success", "fixed"],
    ["Timeout", "Error", "still-failing"],
    ["Success", "Success", "fine"],
    ["Success", "Running", "unfinished"],
    ["Pending", "Failed", "unfinished"],
    ["Success", "Paused", "fine"],
  ])("from %s to %s are %s", (before, after, change) => {
    const rows = runRows(run({ id: "a", status: before }), run({ id: "a", status: after }));
    expect(rows.map((row) => row.change)).toEqual([change]);
  });

  it("that fail come before all that do not, also where the earlier run does not have them", () => {
    const rows = runRows(
      run({ id: "fine" }, { id: "fails", status: "Failed" }),
      run(
        { id: "fine" },
        { id: "fails", status: "Failed" },
        { id: "new" },
        { id: "new and fails", status: "Timeout" },
      ),
    );
    expect(rows.map(({ instanceId, change }) => [instanceId, change])).toEqual([
      ["new and fails", "fails-only-later"],
      ["fails", "still-failing"],
      ["fine", "fine"],
      ["new", "only-later"],
    ]);
  });

  it("are told apart when only one run has them, and when they have no ID", () => {
    const rows = runRows(
      run({ id: "a" }, { id: "b" }, { id: null }),
      run({ id: "b" }, { id: "c" }, { id: null }),
    );
    expect(rows.map(({ instanceId, change }) => [instanceId, change])).toEqual([
      ["b", "fine"],
      ["c", "only-later"],
      [null, "only-later"],
      ["a", "only-earlier"],
      [null, "only-earlier"],
    ]);
  });

  it.each([
    ["Running", "unfinished"],
    ["Failed", "fails-only-later"],
    ["Success", "only-later"],
  ])("that only the later run has, %s, are %s", (status, change) => {
    expect(runRows(run(), run({ id: "a", status }))[0]?.change).toBe(change);
  });

  it.each([
    [{ exact: "x" }, { exact: "x" }, "same"],
    [{ exact: "x" }, { exact: "y" }, "changed"],
    [{ exact: "x", normalised: "n" }, { exact: "y", normalised: "n" }, "ignored"],
  ])("say %j and then %j: %s", (before, after, output) => {
    const rows = runRows(run({ id: "a", ...before }), run({ id: "a", ...after }));
    expect(rows[0]?.output).toBe(output);
  });

  it.each([
    ["could not be got", null, "unknown"],
    ["are on their way", "awaited", "awaited"],
  ] as const)("say what is not known to be the same where digests %s", (_why, normalised, output) => {
    const earlier = run({ id: "a", exact: "x" }, { id: "b" });
    const later = run({ id: "a", exact: "y" }, { id: "b" });
    const without = { ...later, normalised };
    expect(runRows(earlier, without).map((row) => row.output)).toEqual([output, "same"]);
    expect(runRows({ ...earlier, normalised }, later).map((row) => row.output)).toEqual([output, "same"]);
  });

  it("say that it could not be told where one run's digests could not be got, though the other's are on their way", () => {
    const earlier = { ...run({ id: "a", exact: "x" }), normalised: "awaited" as const };
    const later = { ...run({ id: "a", exact: "y" }), normalised: null };
    expect(runRows(earlier, later).map(({ output }) => output)).toEqual(["unknown"]);
  });

  it("have no change of output when only one run has them", () => {
    expect(runRows(run(), run({ id: "a" }))[0]?.output).toBeNull();
  });

  it("stand in order of how much they need a look", () => {
    const earlier = run({ id: "a" }, { id: "b" }, { id: "c", status: "Failed" }, { id: "d" });
    const later = run({ id: "a" }, { id: "b", exact: "y" }, { id: "c" }, { id: "d", status: "Failed" });
    const rows = runRows(earlier, later);
    expect(rows.map(({ instanceId }) => instanceId)).toEqual(["d", "c", "b", "a"]);
    expect(countRows(rows)).toEqual({
      changes: new Map([
        ["newly-failing", 1],
        ["fixed", 1],
        ["fine", 2],
      ]),
      outputs: new Map([
        ["same", 3],
        ["changed", 1],
      ]),
    });
  });

  it("match in order when a run has one twice", () => {
    const rows = runRows(
      run({ id: "a", exact: "1" }, { id: "a", exact: "2" }),
      run({ id: "a", exact: "1" }, { id: "a", exact: "3" }),
    );
    expect(rows.map(({ output }) => output)).toEqual(["changed", "same"]);
  });

  it("are narrowed to some of one run, whether the other one has them or not", () => {
    const earlier = run({ id: "a" }, { id: "b" }, { id: "gone" });
    const later = run({ id: "a" }, { id: "b" }, { id: "new" });
    const wanted = later.instances.filter(({ instanceId }) => instanceId !== "a");
    expect(rowsOf(wanted, runRows(earlier, later)).map(({ instanceId }) => instanceId)).toEqual(["b", "new"]);
  });
});
