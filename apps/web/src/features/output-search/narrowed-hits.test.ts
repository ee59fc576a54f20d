import type { InstanceHits } from "@command-history/contract";
import { expect, test } from "vitest";
import { anInstance } from "../../lib/test-rows.ts";
import { narrowedHits } from "./narrowed-hits.ts";

function found(instanceId: string | null, stdout: number): InstanceHits {
  return { instanceId, instanceName: null, hits: { stdout, stderr: 1 }, lines: [] };
}

const failed = ["ins-1", "ins-3"].map((instanceId) => anInstance({ instanceId }));
const end = {
  hits: 12,
  matchedLines: 12,
  listedLines: 12,
  cutLines: 0,
  instancesSearched: 4,
  upstreamRequestId: null,
};

test("the hits of a search are narrowed to some instances, and counted anew", () => {
  const items = [found("ins-1", 4), found("ins-2", 3), found(null, 1)];
  const without = ["ins-3", "ins-4"].map((instanceId) => anInstance({ instanceId }));
  expect(narrowedHits({ items, without, end }, failed)).toEqual({
    items: items.slice(0, 1),
    without: without.slice(0, 1),
    end: { ...end, hits: 5, instancesSearched: 2 },
  });
});

test("a search that goes on has no end for some instances either", () => {
  expect(narrowedHits({ items: [found("ins-1", 4)], without: [], end: null }, failed).end).toBeNull();
});
