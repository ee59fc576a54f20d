import { describe, expect, it } from "vitest";
import { diffLine, firstDifference, shownLength } from "./diff-line.ts";

describe("a line of a difference", () => {
  it("is cut where it is marked and where it is ignored", () => {
    const line = { number: 3, text: "used 41G on /data", key: "" };
    const ignored = [{ from: 5, to: 8, kind: "numbers" as const, replacement: "⟨number⟩" }];
    expect(diffLine(line, ignored, [[13, 17]])).toEqual({
      number: 3,
      parts: [
        { text: "used ", mark: null },
        { text: "41G", mark: "ignored" },
        { text: " on /", mark: null },
        { text: "data", mark: "changed" },
      ],
      hiddenBefore: 0,
      hiddenAfter: 0,
    });
  });

  it("is shown around the place where it begins to differ when it is very long", () => {
    const text = `${"x".repeat(50_000)}!${"y".repeat(50_000)}`;
    const line = diffLine({ number: 1, text, key: "" }, [], [[50_000, 50_001]], 50_000);
    const shown = line.parts.map((part) => part.text).join("");
    expect(shown).toHaveLength(shownLength);
    expect(line.parts[1]).toEqual({ text: "!", mark: "changed" });
    expect(line.hiddenBefore + shown.length + line.hiddenAfter).toBe(text.length);
  });

  it("has no parts when it is empty", () => {
    expect(diffLine({ number: 1, text: "", key: "" }, [])).toMatchObject({ parts: [] });
  });
});

describe("the first difference of two lines", () => {
  it.each([
    ["abc", "abd", 2],
    ["abc", "abc", 3],
    ["", "a", 0],
  ])("of %j and %j is at %i", (left, right, at) => {
    expect(firstDifference(left, right)).toBe(at);
  });
});
