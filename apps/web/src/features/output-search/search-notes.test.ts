import { expect, test } from "vitest";
import { anInstance } from "../../lib/test-rows.ts";
import { searchNotes } from "./search-notes.ts";

const end = {
  hits: 60,
  matchedLines: 60,
  listedLines: 50,
  cutLines: 1,
  instancesSearched: 2,
  upstreamRequestId: null,
};
const whole = { ...end, listedLines: 60, cutLines: 0 };
const shown = ["ins-1", "ins-2", null].map((instanceId) => anInstance({ instanceId }));
const listed = "50 of 60 lines with hits are listed: at most 50 an instance, 2,000 in all.";
const tooLong = "One line is too long for an expression: only the beginning was searched.";
const later =
  "One of these instances was searched only with all others: some of its lines may not be listed.";

test.each([
  ["nothing is said before its end", null, null, null, []],
  ["all hits are told with what is left out", end, null, null, [`${listed} The counts are of all.`, tooLong]],
  [
    "hits narrowed from all are told with what is left out there",
    end,
    shown,
    null,
    [listed, tooLong].map((cut) => `In the search of all instances: ${cut}`),
  ],
  [
    "instances searched by themselves are told with what is left out",
    end,
    shown,
    ["ins-1", "ins-2"],
    [listed, tooLong],
  ],
  [
    "those searched by themselves that pass no more are told to be among what was searched",
    end,
    shown,
    ["ins-1", "ins-2", "ins-3"],
    [listed, tooLong].map((cut) => `In the search of 3 chosen instances: ${cut}`),
  ],
  [
    "one that passes later is told, and what was left out before it",
    end,
    shown,
    ["ins-1"],
    [...[listed, tooLong].map((cut) => `In the search of 1 chosen instance: ${cut}`), later],
  ],
  [
    "one that passes later is told, also where nothing was left out before",
    whole,
    shown,
    ["ins-1", "ins-3"],
    [later],
  ],
])("of a search, %s", (_, searchEnd, narrowedTo, aloneIn, notes) => {
  expect(searchNotes(searchEnd, narrowedTo, aloneIn, false)).toEqual(notes);
});

test("beside instances without a hit, only what was not searched is told", () => {
  expect(searchNotes(end, null, null, true)).toEqual([tooLong]);
  expect(searchNotes(whole, shown, ["ins-1"], true)).toEqual([]);
});

test("several that pass later are counted", () => {
  expect(searchNotes(whole, shown, ["ins-3"], false)).toEqual([
    "2 of these instances were searched only with all others: some of their lines may not be listed.",
  ]);
});
