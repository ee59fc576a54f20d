import { listLimits } from "@command-history/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addTokens, refusalWords, splitTokens } from "./tokens.ts";

describe("a text of several IDs", () => {
  it.each([
    ["a,b c\nd\r\n e\t,\u00a0f", ["a", "b", "c", "d", "e", "f"]],
    ["  ,\n ", []],
    ["single", ["single"]],
  ])("%j is split at commas, spaces and line breaks", (text, tokens) => {
    expect(splitTokens(text)).toEqual(tokens);
  });

  it.each([
    ["cmd-清理/50% off?#a b", ["cmd-清理/50% off?#a b"]],
    [" x, y, one cmd-清理/50% off?#a b,two", ["x, y", "one", "cmd-清理/50% off?#a b", "two"]],
    ["x, yz", ["x", "yz"]],
    ["x, y z", ["x, y z"]],
    ["ax, y", ["ax", "y"]],
    ["X, Y,x", ["X, Y", "x"]],
    [", lead,y", [", lead", "y"]],
    ["İ b c", ["İ b", "c"]],
  ])("%j keeps what is known to hold a separator", (text, tokens) => {
    expect(
      splitTokens(text, ["x, y", "cmd-清理/50% off?#a b", "x, y z", ", lead", "İ b", "cmd-清理/50%"]),
    ).toEqual(tokens);
  });
});

describe("adding tokens to a filter", () => {
  it("loses none, repeats none and keeps to the limits", () => {
    const token = fc.oneof(
      fc.string({ minLength: 1, maxLength: 3 }),
      fc.constant("x".repeat(listLimits.valueLength + 1)),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: listLimits.valuesPerFilter }),
        fc.array(token, { maxLength: 300 }),
        (values, tokens) => {
          const result = addTokens(values, tokens);
          const { surplus, tooLong } = result;
          expect(new Set([...result.values, ...surplus, ...tooLong])).toEqual(
            new Set([...values, ...tokens]),
          );
          expect(new Set(result.values).size).toBe(result.values.length);
          expect(result.values.length).toBeLessThanOrEqual(listLimits.valuesPerFilter);
          expect(result.values.slice(0, values.length)).toEqual(values);
          expect(refusalWords(result) === null).toBe(surplus.length + tooLong.length === 0);
        },
      ),
    );
  });

  it("says how many did not fit", () => {
    const many = Array.from({ length: 213 }, (_, i) => `ins-${i}`);
    const result = addTokens([], many);
    expect(result.values).toHaveLength(200);
    expect(refusalWords(result)).toContain("13 more stay in the field");
    expect(refusalWords(addTokens(result.values, ["ins-200"]))).toContain("1 more stays in the field");
  });
});
