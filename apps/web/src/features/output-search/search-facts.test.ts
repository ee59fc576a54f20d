import type { InstanceHits, SearchEnd } from "@command-history/contract";
import { expect, test } from "vitest";
import { instanceHitWords, listCuts, searchCuts, searchSummary, withoutHitsSummary } from "./search-facts.ts";

function instance(stdout: number, stderr: number): InstanceHits {
  return { instanceId: "i", instanceName: null, hits: { stdout, stderr }, lines: [] };
}

const end: SearchEnd = {
  hits: 1204,
  matchedLines: 900,
  listedLines: 900,
  cutLines: 0,
  instancesSearched: 200,
  upstreamRequestId: null,
};

test("a search is summed up while it runs, when it was stopped, and at its end", () => {
  const items = [instance(3, 1), instance(0, 8)];
  expect(searchSummary([], null, "running")).toBe("Searching …");
  expect(searchSummary(items, null, "running")).toBe("Searching … 12 hits in 2 instances so far");
  expect(searchSummary(items, null, "stopped")).toBe("Stopped: 12 hits in 2 instances so far");
  expect(searchSummary([], null, "failed")).toBe("Broke off");
  expect(searchSummary(items, end, "done")).toBe("1,204 hits in 2 of 200 instances");
  expect(searchSummary([], { ...end, hits: 0 }, "done")).toBe("No hits in 200 instances");
});

test("a search that did not come to its end says so before the counts of the one before", () => {
  const items = [instance(3, 1), instance(0, 8)];
  expect(searchSummary(items, end, "running")).toBe("Searching … 1,204 hits in 2 of 200 instances");
  expect(searchSummary(items, end, "stopped")).toBe("Stopped: 1,204 hits in 2 of 200 instances");
  expect(searchSummary([], { ...end, hits: 0 }, "failed")).toBe("Broke off: no hits in 200 instances");
  expect(withoutHitsSummary(191, end, "failed")).toBe("Broke off: no hit in 191 of 200 instances");
  expect(withoutHitsSummary(0, end, "stopped")).toBe("Stopped: no instance is known to be without a hit");
});

test("instances without a hit are summed up once all were searched, and not before", () => {
  expect(withoutHitsSummary(191, null, "running")).toBe(
    "Searching … Instances without a hit are known at the end",
  );
  expect(withoutHitsSummary(191, null, "stopped")).toBe(
    "Not all instances were searched: those without a hit are not known",
  );
  expect(withoutHitsSummary(191, end, "done")).toBe("No hit in 191 of 200 instances");
  expect(withoutHitsSummary(0, end, "done")).toBe("No instance is known to be without a hit");
});

test("what the list leaves out is told, and what was not searched, and nothing else", () => {
  expect([...listCuts(null), ...searchCuts(null), ...listCuts(end), ...searchCuts(end)]).toEqual([]);
  const cut = { ...end, matchedLines: 12_340, listedLines: 2000, cutLines: 1 };
  expect(listCuts(cut)).toEqual([
    "2,000 of 12,340 lines with hits are listed: at most 50 an instance, 2,000 in all.",
  ]);
  expect(searchCuts(cut)).toEqual([
    "One line is too long for an expression: only the beginning was searched.",
  ]);
});

test("an instance's hits are told by stream", () => {
  expect(instanceHitWords(instance(1200, 3))).toBe("1,200 in stdout, 3 in stderr");
  expect(instanceHitWords(instance(0, 1))).toBe("1 in stderr");
});
