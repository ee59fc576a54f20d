import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareNames, formatHostRanges, parseHostRanges } from "./index.ts";

function numbered(prefix: string, from: number, to: number, width = 0): string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => prefix + String(from + i).padStart(width, "0"));
}

describe("ranges of names", () => {
  it.each([
    [numbered("edge-ams-", 1, 40, 3), ["edge-ams-[001-040]"]],
    [["web7", "web2", "web1", "web3"], ["web[1-3,7]"]],
    [numbered("n", 8, 11), ["n[8-11]"]],
    [numbered("n", 8, 11, 2), ["n[08-11]"]],
    [
      ["db", "web1"],
      ["db", "web1"],
    ],
    [
      ["n1", "n01", "n2", "n02", "n10"],
      ["n[01-02,10]", "n[1-2]"],
    ],
    [["10.0.0.9", "10.0.0.10", "10.0.0.11"], ["10.0.0.[9-11]"]],
    [["web1.dc2", "web2.dc2", "web3.dc2"], ["web[1-3].dc2"]],
    [
      ["r1n1", "r1n2", "r2n1", "r2n2", "r2n3"],
      ["r1n[1-2]", "r2n[1-3]"],
    ],
    [
      ["a", "a", "b1", "b1", "b2"],
      ["a", "a", "b[1,1-2]"],
    ],
    [
      ["a[1-2]", "a\\b"],
      ["a\\[1-2]", "a\\\\b"],
    ],
    [
      ["12345678901234567", "12345678901234568"],
      ["12345678901234567", "12345678901234568"],
    ],
    [[], []],
    [[""], [""]],
  ])("of %j are %j", (names, ranges) => {
    expect(formatHostRanges(names)).toEqual(ranges);
  });

  const name = fc.oneof(
    fc.string({ unit: "binary", maxLength: 8 }),
    fc
      .array(fc.constantFrom("web", "-", ".", "0", "00", "1", "2", "9", "10", "[", "]", ",", "\\", "a"), {
        maxLength: 6,
      })
      .map((parts) => parts.join("")),
  );

  it("give back the names they were made of", () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 60 }), (names) => {
        expect(parseHostRanges(formatHostRanges(names))).toEqual(names.toSorted(compareNames));
      }),
    );
  });

  it("are the same whatever order the names came in", () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 20 }), (names) => {
        expect(formatHostRanges(names.toReversed())).toEqual(formatHostRanges(names));
      }),
    );
  });

  it.each(["a[", "a[1", "a[]", "a[x]", "a[2-1]", "a[1-]", "a[1][2]", "a\\"])(
    "are refused when malformed: %s",
    (range) => {
      expect(() => parseHostRanges([range])).toThrow(SyntaxError);
    },
  );

  it("are refused when they stand for too many names", () => {
    expect(() => parseHostRanges(["a[0-999999999]"])).toThrow(RangeError);
    expect(() => parseHostRanges(["a[1-60000]", "b[1-60000]"])).toThrow(RangeError);
  });
});
