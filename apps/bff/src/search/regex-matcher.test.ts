import { describe, expect, it } from "vitest";
import { RequestError } from "../problems/request-error.ts";
import { createRegexMatcher } from "./regex-matcher.ts";

function found(expression: string, line: string, matchCase = false): string[] {
  const matcher = createRegexMatcher(expression, { matchCase });
  return Array.from(matcher.hits(line), ([from, to]) => line.slice(from, to));
}

describe("a regular expression", () => {
  it.each([
    ["err(or)?", "Error, err and ERRATA", ["Error", "err", "ERR"]],
    ["^\\d+", "12 and 13", ["12"]],
    ["\\b\\w+$", "the last word", ["word"]],
    ["\\pL+", "清理 x 1", ["清理", "x"]],
    ["a.b", "a😀b", ["a😀b"]],
    ["磁.", "😀磁盘", ["磁盘"]],
  ])("%s finds its hits in %s", (expression, line, expected) => {
    expect(found(expression, line)).toEqual(expected);
  });

  it("heeds the case when told", () => {
    expect(found("error", "Error error", true)).toEqual(["error"]);
  });

  it("that matches nothing at all has no hit there", () => {
    expect(found("x*", "axxb")).toEqual(["xx"]);
    expect(found("^$", "")).toEqual([]);
    expect(found("", "abc")).toEqual([]);
  });

  it.each(["(", "a{2001}", "[z-a]", "(?=x)", "(?<!x)y", "\\1", "*", "(?P<n", "\\"])(
    "that the engine does not take is refused by name, with its reason: %s",
    (expression) => {
      expect(() => createRegexMatcher(expression, { matchCase: true })).toThrow(
        expect.objectContaining({
          code: "INVALID_PARAMETER",
          parameter: "q",
          message: expect.stringMatching(/^q: not a regular expression of the RE2 kind: .{5}/),
        }),
      );
    },
  );

  it.each([
    ["(", "missing closing )"],
    ["x(?<=a)b(", "look-around is not available: (?<=a)b("],
    ["(a)\\1", "back-references are not available: \\1"],
  ])("is refused in terms of what was written, whether case counts or not: %s", (expression, words) => {
    for (const matchCase of [true, false]) {
      expect(() => createRegexMatcher(expression, { matchCase })).toThrow(
        `q: not a regular expression of the RE2 kind: ${words}`,
      );
    }
  });

  it.each(["(a+)+$", "(a|aa)+$", "(.*a){20}", "(a*)*b", "(x+x+)+y"])(
    "that would hang a backtracking engine does not: %s",
    (expression) => {
      const line = `${"a".repeat(2000)}!`;
      expect(found(expression, line).join("").length).toBeLessThanOrEqual(line.length);
    },
  );

  it("whose hits take too long on one line is stopped, and says so", () => {
    const matcher = createRegexMatcher("a", { matchCase: true, lineMs: 0 });
    expect(() => [...matcher.hits("a".repeat(100))]).toThrow(RequestError);
    expect(() => [...matcher.hits("a".repeat(100))]).toThrow(/takes too long/);
  });

  it("looks at a shorter part of a line the larger it is", () => {
    const small = createRegexMatcher("a", { matchCase: true });
    const large = createRegexMatcher("(?:\\pL{100}){10}", { matchCase: true });
    expect(small.lineLength).toBe(65_536);
    expect(large.lineLength).toBeLessThan(5000);
    expect(large.lineLength).toBeGreaterThan(500);
  });
});
