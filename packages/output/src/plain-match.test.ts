import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPlainMatcher } from "./plain-match.ts";

function found(text: string, line: string, matchCase = false): string[] {
  const matcher = createPlainMatcher(text, { matchCase });
  return Array.from(matcher.hits(line), ([from, to]) => line.slice(from, to));
}

const letters = fc.string({
  unit: fc.constantFrom("a", "A", "b", "ß", "ẞ", "İ", "ı", "Σ", "ς", "σ", "😀", "𐐀", "𐐨"),
});

describe("looking for a text", () => {
  it.each([
    ["error", "Error: ERROR in error_log", ["Error", "ERROR", "error"]],
    ["aa", "aaaaa", ["aa", "aa"]],
    [".*", "a.*b", [".*"]],
    ["istanbul", "İİ İSTANBUL", ["İSTANBUL"]],
    ["ΟΔΟΣ", "οδοσ οδος ΟΔΟΣΑ", ["οδοσ", "οδος", "ΟΔΟΣ"]],
    ["ẞ", "straße", ["ß"]],
    ["k", "\u212a", ["\u212a"]],
    ["磁盘", "清理磁盘", ["磁盘"]],
    ["𐐀", "😀𐐨", ["𐐨"]],
    ["", "anything", []],
    ["longer than", "the line", []],
  ])("%s finds it in %s, whatever the case", (text, line, expected) => {
    expect(found(text, line)).toEqual(expected);
  });

  it("heeds the case when told", () => {
    expect(found("Error", "error Error ERROR", true)).toEqual(["Error"]);
    expect(found("İ", "i İ", true)).toEqual(["İ"]);
  });

  it("finds what a plain split finds", () => {
    fc.assert(
      fc.property(letters, letters, (text, line) => {
        fc.pre(text !== "");
        expect(found(text, line, true)).toHaveLength(line.split(text).length - 1);
        expect(createPlainMatcher(text, { matchCase: true }).occursIn(line)).toBe(line.includes(text));
      }),
    );
  });

  it("gives ranges that lie in the line, none overlapping another, and hold the text", () => {
    fc.assert(
      fc.property(letters, letters, (text, line) => {
        let end = 0;
        for (const [from, to] of createPlainMatcher(text, { matchCase: false }).hits(line)) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to - from).toBe(text.length);
          expect(to).toBeLessThanOrEqual(line.length);
          expect(found(text, line.slice(from, to))).toHaveLength(1);
          end = to;
        }
      }),
    );
  });

  it("keeps every character of Unicode in its place", () => {
    const characters = Array.from({ length: 0x110000 }, (_, codePoint) => String.fromCodePoint(codePoint));
    const line = characters.join("|");
    const matcher = createPlainMatcher("|", { matchCase: false });
    expect(Array.from(matcher.hits(line), ([from]) => from)).toEqual(
      Array.from(line.matchAll(/\|/g), ({ index }) => index),
    );
  });
});
