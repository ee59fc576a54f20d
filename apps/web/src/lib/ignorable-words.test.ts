import { ignorables } from "@command-history/contract";
import { ignorables as knownToOutput } from "@command-history/output";
import { expect, test } from "vitest";
import { ignoredInWords } from "./ignorable-words.ts";

test("what is ignored is told in a sentence, whole and as it is written", () => {
  expect(ignoredInWords(["times", "hex", "addresses"])).toBe(
    "times and dates, hex numbers and UUIDs, IP and MAC addresses",
  );
  expect(ignoredInWords(["names"])).toBe("the instance's own name and ID");
  expect(ignoredInWords(ignorables).split(", ")).toHaveLength(ignorables.length);
});

test("what a link can ask to ignore is what the normaliser can ignore, in the same order", () => {
  expect(ignorables).toEqual(knownToOutput);
});
