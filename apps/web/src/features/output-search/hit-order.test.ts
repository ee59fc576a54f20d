import type { InstanceHits, InstanceResult } from "@command-history/contract";
import { expect, test } from "vitest";
import { anInstance } from "../../lib/test-rows.ts";
import { inOrderOf } from "./hit-order.ts";

function instance(instanceId: string): InstanceResult {
  return anInstance({ instanceId, status: null, exitCode: null });
}

function hits(instanceId: string | null): InstanceHits {
  return { instanceId, instanceName: null, hits: { stdout: 1, stderr: 0 }, lines: [] };
}

test("hits stand in the order of the instances, those of unknown ones last", () => {
  const listed = ["failed", "running", "fine"].map(instance);
  const found = ["unknown", null, "fine", "failed"].map(hits);
  expect(inOrderOf(listed, found).map(({ instanceId }) => instanceId)).toEqual([
    "failed",
    "fine",
    "unknown",
    null,
  ]);
});
