import { describe, expect, it } from "vitest";
import { type Known, splitEntered, whenEntered, whenLeft, whenPasted } from "./entered.ts";

const seen = new Map([
  ["ins-10", "web-ams-1"],
  ["ins-100", null],
  ["ins-20", "web-sin-1"],
  ["ins-21", "web-sin-1"],
  ["ins-30", "Mail Server 3"],
]);
const known: Known = { seen, named: true, values: [] };
const withoutNames: Known = { ...known, named: false };

describe("a text that is entered", () => {
  it.each([
    ["ins-10", ["ins-10"]],
    ["WEB-SIN-1", ["WEB-SIN-1"]],
    ["ins-unseen", ["ins-unseen"]],
    ["web-a", ["web-ams-1"]],
    ["mail s", ["Mail Server 3"]],
    ["ins-1 web-s", ["ins-1", "web-s"]],
  ])("%j is added as %j", (text, add) => {
    expect(whenEntered(known, splitEntered(known, text))).toEqual({ add });
  });

  it.each([
    ["ins-2", "Part of 2 known IDs or names. Choose one, or press Enter again to add it as typed."],
    ["ins-3", "Part of ins-30. Choose it, or press Enter again to add it as typed."],
    ["web-", "Part of 2 known IDs or names. Choose one, or press Enter again to add it as typed."],
  ])("%j is asked about", (text, words) => {
    const tokens = splitEntered(known, text);
    expect(whenEntered(known, tokens)).toEqual({ hold: { words, addsAsTyped: true } });
  });

  it.each([
    ["ins-2", "Part of 2 known IDs. Choose one, or press Enter again to add it as typed."],
    ["web-s", "Part of 2 known IDs or their names. Choose one, or press Enter again to add it as typed."],
    ["mail s", "Part of the name of ins-30. Choose it, or press Enter again to add it as typed."],
  ])("%j is asked about in a field without names", (text, words) => {
    const tokens = splitEntered(withoutNames, text);
    expect(whenEntered(withoutNames, tokens)).toEqual({ hold: { words, addsAsTyped: true } });
  });

  it("stands for what the filter does not hold yet", () => {
    const rest: Known = { ...known, values: ["ins-20", "ins-21"] };
    expect(whenEntered(rest, ["web-"])).toEqual({ add: ["web-ams-1"] });
  });
});

describe("a text that is pasted", () => {
  it.each(["ins-2", "ins-10", "web-sin-1", "ins-unseen"])("%j is added", (text) => {
    expect(whenPasted(known, [text])).toEqual({ add: [text] });
  });

  it.each([
    ["web-", "Part of 2 known IDs or names. Choose one, or press Enter to add it as typed."],
    ["web-a", "Part of web-ams-1. Choose it, or press Enter to add it as typed."],
  ])("%j is asked about, as a part of names", (text, words) => {
    expect(whenPasted(known, [text])).toEqual({ hold: { words, addsAsTyped: true } });
  });
});

describe("a text that is left", () => {
  it.each([[["ins-10"]], [["web-sin-1", "ins-unseen"]], [["Mail Server 3"]]])("%j is added", (tokens) => {
    expect(whenLeft(known, tokens)).toEqual({ add: tokens });
  });

  it.each([
    [["web-a"], "Enter adds web-ams-1.", false],
    [["ins-3"], "Part of ins-30. Choose it, or press Enter to add it as typed.", true],
    [["ins-3", "ins-unseen"], "Enter adds them as typed.", true],
  ])("%j stays", (tokens, words, addsAsTyped) => {
    expect(whenLeft(known, tokens)).toEqual({ hold: { words, addsAsTyped } });
  });
});
