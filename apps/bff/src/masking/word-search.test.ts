import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createWordSearch } from "./word-search.ts";

const groups = [
  ["he", "hers"],
  ["she", "his"],
  [" -p", ":$"],
  ["usher", "us her"],
];

/** What the search must find, by looking for each word by itself. */
function bitsOf(text: string): number {
  const spelt = ` ${text}`.replaceAll(/[\t\n]/g, " ").replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  const has = (words: readonly string[]) => words.some((word) => spelt.includes(word));
  return groups.reduce((bits, words, group) => (has(words) ? bits | (1 << group) : bits), 0);
}

describe("the search for words", () => {
  const search = createWordSearch(groups);

  it("finds the words of each group, in any case, within others, and at the beginning", () => {
    expect(search("ushers", 0, 6)).toBe(0b1011);
    expect(search("HERS", 0, 4)).toBe(0b0001);
    expect(search("-P", 0, 2)).toBe(0b0100);
    expect(search("a-p\n-p", 0, 6)).toBe(0b0100);
    expect(search("a-p", 0, 3)).toBe(0);
    expect(search("", 0, 0)).toBe(0);
  });

  it("keeps to the stretch that it is given", () => {
    expect(search("she", 0, 2)).toBe(0);
    expect(search("she", 1, 3)).toBe(0b0001);
  });

  it("takes no other letter for one of a word", () => {
    // The long s has S as its capital, the Kelvin sign k as its small letter.
    expect(createWordSearch([["ask"]])("a\u017fk as\u212a", 0, 7)).toBe(0);
    expect(search("h\u0165e", 0, 3)).toBe(0);
  });

  it.each([
    ["in capitals", [["Key"]]],
    ["beyond ASCII", [["schlüssel"]]],
    ["with a tab", [["\tkey"]]],
    ["of no letters", [[""]]],
    ["of too many letters in all", [["a".repeat(256)], ["b".repeat(256)]]],
    ["in too many groups", Array.from({ length: 33 }, () => ["a"])],
  ])("refuses words %s", (_, words) => {
    expect(() => createWordSearch(words)).toThrow(RangeError);
  });

  it("finds the last of as many words as it takes", () => {
    const many = Array.from({ length: 32 }, (_, group) => [
      `${String.fromCharCode(97 + (group % 26))}${"x".repeat(14)}${group > 25 ? "y" : ""}`,
    ]);
    expect(createWordSearch(many)(`fxxxxxxxxxxxxxxy`, 0, 16) >>> 0).toBe(((1 << 31) | (1 << 5)) >>> 0);
  });

  it("finds what looking for each word finds", () => {
    const unit = fc.constantFrom(..."heErsSiupP :$-\t\né🛰️");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
        expect(search(text, 0, text.length)).toBe(bitsOf(text));
      }),
      { numRuns: 2000 },
    );
  });
});
