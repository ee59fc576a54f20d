import type { InstanceHits } from "@command-history/contract";
import { expect, test } from "vitest";
import { anInstance } from "../../lib/test-rows.ts";
import { joinedHits, narrowedHits, noHits } from "./narrowed-hits.ts";

const line = { stream: "stdout", text: "error", cutBefore: false, cutAfter: false } as const;

/** An instance with hits in so many lines of stdout, two in each. */
function found(instanceId: string | null, lines: number): InstanceHits {
  return {
    instanceId,
    instanceName: null,
    hits: { stdout: 2 * lines, stderr: 0 },
    lines: Array.from({ length: lines }, (_, index) => ({ ...line, line: index + 1, ranges: [] })),
  };
}

const failed = ["ins-1", "ins-3", null].map((instanceId) => anInstance({ instanceId }));
const end = {
  hits: 16,
  matchedLines: 8,
  listedLines: 8,
  cutLines: 0,
  instancesSearched: 5,
  upstreamRequestId: null,
};

test("the hits of a search are narrowed to the instances with these IDs, and counted anew", () => {
  const items = [found("ins-1", 4), found("ins-2", 3), found(null, 1)];
  const without = ["ins-3", "ins-4"].map((instanceId) => anInstance({ instanceId }));
  expect(narrowedHits({ items, without, end }, failed)).toEqual({
    items: items.slice(0, 1),
    without: without.slice(0, 1),
    end: { ...end, hits: 8, matchedLines: 4, listedLines: 4, instancesSearched: 2 },
  });
});

test("a search that goes on has no end for some instances either", () => {
  expect(narrowedHits({ items: [found("ins-1", 4)], without: [], end: null }, failed).end).toBeNull();
});

const [one, two, three] = [found("ins-1", 4), found("ins-2", 3), found("ins-3", 1)];
const [oneAnew, twoAnew] = [found("ins-1", 9), found("ins-2", 8)];
const all = { items: [one, two, three], end };
const aloneEnd = { ...end, instancesSearched: 2 };

test.each([
  ["has found nothing yet", noHits, all],
  ["has come to one of them", { items: [twoAnew], end: null }, { items: [one, three, twoAnew], end }],
  [
    "is at its end",
    { items: [oneAnew, twoAnew], end: aloneEnd },
    { items: [three, oneAnew, twoAnew], end: aloneEnd },
  ],
  ["is at its end without a hit", { items: [], end: aloneEnd }, { items: [three], end: aloneEnd }],
])(
  "while a search of some instances by themselves %s, these are the hits in them and in the others",
  (_, alone, joined) => {
    expect(joinedHits(all, alone, ["ins-1", "ins-2"])).toEqual(joined);
  },
);
