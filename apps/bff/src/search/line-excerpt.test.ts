import { searchLimits } from "@command-history/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerptAround } from "./line-excerpt.ts";

const lines = fc.string({ unit: fc.constantFrom("a", "磁", "😀"), minLength: 1, maxLength: 800 });

describe("a listed line", () => {
  it("is whole when it is short", () => {
    expect(excerptAround("no such file", [[3, 7]])).toEqual({
      text: "no such file",
      cutBefore: false,
      cutAfter: false,
      ranges: [[3, 7]],
    });
  });

  it("is cut around its first hit when it is long", () => {
    const line = `${".".repeat(1000)}needle${".".repeat(1000)}needle`;
    const { text, cutBefore, cutAfter, ranges } = excerptAround(line, [
      [1000, 1006],
      [2006, 2012],
    ]);
    expect(text).toHaveLength(searchLimits.lineLength);
    expect({ cutBefore, cutAfter, hits: ranges.map(([from, to]) => text.slice(from, to)) }).toEqual({
      cutBefore: true,
      cutAfter: true,
      hits: ["needle"],
    });
  });

  it("keeps to its limit, parts no character, and shows at least the beginning of its first hit", () => {
    fc.assert(
      fc.property(lines, fc.nat(800), fc.integer({ min: 1, max: 400 }), (line, at, length) => {
        const from = at % line.length;
        const to = Math.min(from + length, line.length);
        const { text, cutBefore, cutAfter, ranges } = excerptAround(line, [[from, to]]);
        expect(text.length).toBeLessThanOrEqual(searchLimits.lineLength + 1);
        expect(text.isWellFormed()).toBe(true);
        expect(line.includes(text)).toBe(true);
        expect(line.startsWith(text) || cutBefore).toBe(true);
        expect(line.endsWith(text) || cutAfter).toBe(true);
        const [range] = ranges;
        expect(ranges).toHaveLength(1);
        const shown = text.slice(...(range ?? [0, 0]));
        expect(shown).not.toBe("");
        expect(line.slice(from, to).startsWith(shown)).toBe(true);
      }),
    );
  });
});
