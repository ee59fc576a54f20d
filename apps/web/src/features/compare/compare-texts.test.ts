import type { Ignorable } from "@command-history/output";
import { describe, expect, it } from "vitest";
import { type ComparedText, compareTexts, maxMarkedLength } from "./compare-texts.ts";
import { maxChangedLines } from "./diff-lines.ts";

function text(content: string, ignored: readonly Ignorable[] = [], name: string | null = null): ComparedText {
  return {
    text: content,
    ignored: new Set(ignored),
    context: { instanceId: null, instanceName: name },
  };
}

function numbered(count: number, word = "line"): string[] {
  return Array.from({ length: count }, (_, index) => `${word} ${index}`);
}

describe("the comparison of two texts", () => {
  it("marks the changed words and folds what is the same", () => {
    const left = [...numbered(20), "Mounted on /data", "end"].join("\n");
    const right = [...numbered(20), "Mounted on /backup", "end"].join("\n");
    const { comparison, sameLines } = compareTexts(text(left), text(right), "shown");
    expect(comparison).toMatchObject({
      likeness: "different",
      words: true,
      sameAtStart: 20,
      sameAtEnd: 1,
      blocks: [
        { kind: "same", count: 20, head: [], tail: { length: 3 } },
        {
          kind: "change",
          removed: [{ number: 21, parts: [{ text: "Mounted on /" }, { text: "data", mark: "changed" }] }],
          added: [{ number: 21, parts: [{ text: "Mounted on /" }, { text: "backup", mark: "changed" }] }],
        },
        { kind: "same", count: 1, head: { length: 1 }, tail: [] },
      ],
    });
    expect(sameLines(0, 15, 10).map(({ left: line }) => line.number)).toEqual([16, 17, 18, 19, 20]);
    expect(sameLines(1, 0, 10)).toEqual([]);
  });

  it("finds the same when texts differ in what is ignored alone", () => {
    const [one, other] = ["web-1: 12 of 98", "web-2: 9 of 98"];
    const ignored: Ignorable[] = ["numbers", "names"];
    const result = compareTexts(text(one, ignored, "web-1"), text(other, ignored, "web-2"), "shown");
    expect(result.comparison.likeness).toBe("ignored");
    expect(result.sameLines(0, 0, 1)[0]?.left.parts).toContainEqual({ text: "web-1", mark: "ignored" });
  });

  it("leaves out empty lines when white space is ignored, and keeps the numbers of lines", () => {
    const result = compareTexts(text("a\n\n b\n", ["whitespace"]), text("a\nb", ["whitespace"]), "shown");
    expect(result.comparison.likeness).toBe("ignored");
    expect(result.sameLines(0, 0, 9).map(({ left, right }) => [left.number, right.number])).toEqual([
      [1, 1],
      [3, 2],
    ]);
  });

  it.each([
    ["a\nb\n", "a\nb\n", "exact"],
    ["a\nb\n", "a\r\nb", "shown"],
    ["\u001b[31mfailed\u001b[m\n", "failed\n", "shown"],
    ["", "", "exact"],
    ["", "a", "different"],
  ])("calls %j and %j %s", (left, right, likeness) => {
    expect(compareTexts(text(left), text(right), "shown").comparison.likeness).toBe(likeness);
  });

  it("tells sizes and common ends alone when too many lines differ", () => {
    const left = ["head", ...numbered(maxChangedLines, "left"), "tail"].join("\n");
    const right = ["head", ...numbered(maxChangedLines, "right"), "tail"].join("\n");
    expect(compareTexts(text(left), text(right), "shown").comparison).toEqual({
      likeness: "different",
      blocks: null,
      words: true,
      left: { lines: maxChangedLines + 2, length: left.length },
      right: { lines: maxChangedLines + 2, length: right.length },
      sameAtStart: 1,
      sameAtEnd: 1,
    });
  });

  it("marks changed lines as wholes once there is too much to compare by word", () => {
    const long = "x ".repeat(maxMarkedLength / 200);
    const left = Array.from({ length: 110 }, (_, index) => `${long}${index} left`).join("\n");
    const right = Array.from({ length: 110 }, (_, index) => `${long}${index} right`).join("\n");
    const { words, blocks } = compareTexts(text(left), text(right), "shown").comparison;
    expect(words).toBe(false);
    const change = blocks?.[0];
    if (change?.kind !== "change") throw new Error("the first block is no change");
    const marked = change.removed.map(({ parts }) => parts.some(({ mark }) => mark === "changed"));
    expect(marked.at(0)).toBe(false);
    expect(marked.at(-1)).toBe(false);
  });
});
