import type { InstanceHits, InstanceResult } from "@command-history/contract";
import { expect, test } from "vitest";
import { anInstance } from "../../lib/test-rows.ts";
import { withoutHits } from "./without-hits.ts";

function instance(instanceId: string | null): InstanceResult {
  return anInstance({ instanceId });
}

function found(instanceId: string | null): InstanceHits {
  return { instanceId, instanceName: null, hits: { stdout: 1, stderr: 0 }, lines: [] };
}

const instances = ["ins-1", "ins-2", null, "ins-3"].map(instance);
const idsOf = (results: readonly InstanceResult[]) => results.map(({ instanceId }) => instanceId);

test("the instances without a hit are those that a search does not name, in the order of the page", () => {
  expect(idsOf(withoutHits(instances, [found("ins-2")]))).toEqual(["ins-1", null, "ins-3"]);
  expect(idsOf(withoutHits(instances, []))).toEqual(["ins-1", "ins-2", null, "ins-3"]);
});

test("an instance without an ID is not said to have no hit where one such has some", () => {
  expect(idsOf(withoutHits(instances, [found(null), found("ins-1")]))).toEqual(["ins-2", "ins-3"]);
});
