import type { InstanceResult, StreamSummary } from "@command-history/contract";
import { describe, expect, it } from "vitest";
import { exactDigests } from "../../lib/instance-digests.ts";
import { anInstance } from "../../lib/test-rows.ts";
import { groupInstances, groupSizes, largestGroup, withDigests } from "./instance-groups.ts";

function stream(sha256: string): StreamSummary {
  return { bytes: 1, masks: 0, lines: 1, sha256, excerpt: sha256 };
}

function instance(id: string | null, changes: Partial<InstanceResult> = {}): InstanceResult {
  return anInstance({
    instanceId: id,
    instanceName: id,
    stdout: stream("ok"),
    stderr: stream("empty"),
    ...changes,
  });
}

function withExact(instances: readonly InstanceResult[]) {
  return withDigests(instances, exactDigests(instances));
}

function idsOf(instances: readonly InstanceResult[], order: "rarest" | "largest"): (string | null)[][] {
  return groupInstances(withExact(instances), order).map((group) =>
    group.instances.map(({ instanceId }) => instanceId),
  );
}

describe("groups of instances", () => {
  it("hold those that ended the same way and said the same", () => {
    const instances = [
      instance("a"),
      instance("b", { stdout: stream("other") }),
      instance("c"),
      instance("d", { stderr: stream("warning") }),
      instance("e", { exitCode: 2 }),
      instance("f", { stdout: null }),
    ];
    expect(idsOf(instances, "largest")).toEqual([["a", "c"], ["b"], ["d"], ["e"], ["f"]]);
  });

  it("part instances that said nothing by how they ended", () => {
    const silent = { stdout: null, stderr: null, exitCode: null };
    const instances = [
      instance("a", { ...silent, status: "Timeout", errorCode: "ExecutionTimeout" }),
      instance("b", { ...silent, status: "Error", errorCode: "SystemError" }),
      instance("c", { ...silent, status: "Error", errorCode: "InstanceNotExists" }),
    ];
    expect(idsOf(instances, "rarest")).toEqual([["a"], ["b"], ["c"]]);
  });

  it("come rarest or largest first, failed ones before others of their size", () => {
    const failed = { status: "Failed", exitCode: 1 };
    const instances = [
      instance("a", { stdout: stream("odd") }),
      instance("b"),
      instance("c"),
      instance("d", failed),
    ];
    expect(idsOf(instances, "rarest")).toEqual([["d"], ["a"], ["b", "c"]]);
    expect(idsOf(instances, "largest")).toEqual([["b", "c"], ["d"], ["a"]]);
  });

  it("leave out instances that are not wanted", () => {
    const instances = [instance("a"), instance("b", { stdout: stream("other") }), instance("c")];
    const wanted = withDigests(instances, exactDigests(instances), instances.slice(1));
    expect(groupInstances(wanted, "rarest").map(({ sample }) => sample.instanceId)).toEqual(["b", "c"]);
  });

  it("show an instance whose output can be read", () => {
    const instances = [instance(null), instance("b")];
    const [group] = groupInstances(withExact(instances), "rarest");
    expect(group?.sample.instanceId).toBe("b");
  });
});

describe("the largest group", () => {
  it("is the one that has more instances than any other", () => {
    const instances = [instance("a", { status: "Failed", exitCode: 1 }), instance("b"), instance("c")];
    const groups = groupInstances(withExact(instances), "rarest");
    expect(largestGroup(groups)?.sample.instanceId).toBe("b");
  });

  it("does not exist where sizes are equal, nor without instances", () => {
    const instances = [instance("a", { status: "Failed", exitCode: 1 }), instance("b")];
    expect(largestGroup(groupInstances(withExact(instances), "rarest"))).toBeUndefined();
    expect(largestGroup([])).toBeUndefined();
  });
});

describe("the sizes of groups in words", () => {
  it.each([
    [[185, 9, 4, 1, 1], "185 the same · 9 · 4 · 1 · 1"],
    [[1, 1], "1 · 1"],
    [[3], "3 the same"],
    [[2, 1, 1, 1, 1, 1, 1, 1, 1], "2 the same · 1 · 1 · 1 · 1 · 1 · 1 · 2 more"],
  ])("of %j are %s", (sizes, words) => {
    const instances = sizes.flatMap((size, index) =>
      Array.from({ length: size }, (_, member) =>
        instance(`${index}-${member}`, { stdout: stream(String(index)) }),
      ),
    );
    expect(groupSizes(groupInstances(withExact(instances), "rarest"))).toBe(words);
  });
});
