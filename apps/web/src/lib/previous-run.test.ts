import { describe, expect, it } from "vitest";
import { isNewestFirst, newestBefore, runsToCompare, scriptChanged, tellingBefore } from "./previous-run.ts";

function run(invocationId: string | null, createdAt: string | { raw: string } | null) {
  return { invocationId, createdAt };
}
const at = (hour: number) => `2025-10-17T${String(hour).padStart(2, "0")}:00:00Z`;

describe("the previous run", () => {
  it("is the newest that was created before, in whatever order they stand", () => {
    const runs = [run("a", at(3)), run("b", at(9)), run("c", at(6)), run("d", at(5))];
    expect(newestBefore(runs, run("x", at(6)))?.invocationId).toBe("d");
    expect(newestBefore(runs.toReversed(), run("x", at(6)))?.invocationId).toBe("d");
  });

  it("is none that has no ID, or no time that can be read", () => {
    const runs = [run(null, at(1)), run("b", { raw: "soon" }), run("c", null)];
    expect(newestBefore(runs, run("x", at(6)))).toBeNull();
    expect(newestBefore([run("a", at(1))], run("x", null))).toBeNull();
  });

  it("is none created at the same moment", () => {
    expect(newestBefore([run("a", at(6))], run("x", at(6)))).toBeNull();
  });
});

describe("the run to compare with", () => {
  const sized = (id: string, hour: number, instanceCount: number | null) => ({
    ...run(id, at(hour)),
    instanceCount,
  });

  it("is the newest earlier one that is at least half as large", () => {
    const runs = [sized("few", 5, 3), sized("half", 4, 100), sized("all", 3, 200), sized("later", 7, 200)];
    expect(tellingBefore(runs, run("x", at(6)), 200)?.invocationId).toBe("half");
  });

  it("is the newest earlier one where none is as large, or sizes are unknown", () => {
    expect(
      tellingBefore([sized("few", 5, 3), sized("fewer", 4, 2)], run("x", at(6)), 200)?.invocationId,
    ).toBe("few");
    expect(tellingBefore([sized("unknown", 5, null)], run("x", at(6)), 200)?.invocationId).toBe("unknown");
  });
});

describe("the runs whose script may be another one", () => {
  it("are the newest before, and the newest before its batch", () => {
    const runs = [
      run("batch", "2025-10-17T05:59:50Z"),
      run("night before", "2025-10-16T06:00:10Z"),
      run("older", "2025-10-16T06:00:00Z"),
    ];
    const found = runsToCompare(runs, run("x", at(6)));
    expect(found.map(({ invocationId }) => invocationId)).toEqual(["batch", "night before"]);
  });

  it("are one when it is the same, and none without a time", () => {
    expect(runsToCompare([run("a", at(3))], run("x", at(6)))).toHaveLength(1);
    expect(runsToCompare([run("a", at(3))], run("x", null))).toEqual([]);
  });
});

describe("a list of runs", () => {
  it.each([
    [[], true],
    [[run("a", at(3)), run("b", at(3)), run("c", at(1))], true],
    [[run("a", at(3)), run("b", at(4))], false],
    [[run("a", null)], false],
    [[run("a", at(3)), run("b", null), run("c", at(1))], false],
  ])("%# is newest first: %s", (runs, newestFirst) => {
    expect(isNewestFirst(runs)).toBe(newestFirst);
  });
});

describe("a script", () => {
  it("changed when both are at hand and differ", () => {
    expect(scriptChanged({ content: "a" }, { content: "b" })).toBe(true);
    expect(scriptChanged({ content: "a" }, { content: "a" }, ["x", "y"])).toBe(false);
  });

  it("changed when its excerpts differ; equal ones tell nothing", () => {
    expect(scriptChanged(undefined, { content: "b" }, ["a", "b"])).toBe(true);
    expect(scriptChanged(undefined, { content: "b" }, ["a", "a"])).toBeNull();
    expect(scriptChanged({ content: null }, { content: "b" }, [null, "a"])).toBeNull();
  });
});
