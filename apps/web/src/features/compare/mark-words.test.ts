import { ignoredRanges } from "@command-history/output";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markWords, maxWordsLength } from "./mark-words.ts";

const plain = (text: string) => ({ text, ignored: [] });
const context = { instanceId: null, instanceName: null };

function withoutNumbers(text: string) {
  return { text, ignored: ignoredRanges(text, new Set(["numbers"]), context) };
}

function markedTexts(left: string, right: string): [string[], string[]] | null {
  const marks = markWords(plain(left), plain(right));
  if (marks === null) return null;
  return [
    marks[0].map(([from, to]) => left.slice(from, to)),
    marks[1].map(([from, to]) => right.slice(from, to)),
  ];
}

describe("the words in which two lines differ", () => {
  it.each([
    ["/dev/vda1  79G  20% /", "/dev/vdb1  79G  20% /data", [["vda1"], ["vdb1", "data"]]],
    ["the same", "the same", [[], []]],
    ["nginx: active", "nginx:  active", [[" "], ["  "]]],
    ["status 正常 ok", "status 异常 ok", [["正常"], ["异常"]]],
  ])("of %j and %j", (left, right, marks) => {
    expect(markedTexts(left, right)).toEqual(marks);
  });

  it("are not told of lines that share little", () => {
    expect(markedTexts("bash: df: command not found", "Filesystem Size Used Avail")).toBeNull();
  });

  it("are not told of very long lines", () => {
    const long = "word ".repeat(maxWordsLength / 4);
    expect(markWords(plain(long), plain(`${long}!`))).toBeNull();
  });

  it("leave out what is ignored, however long it is", () => {
    const left = "used 9 of 98 on /data";
    const right = "used 41000 of 98 on /backup";
    const marks = markWords(withoutNumbers(left), withoutNumbers(right));
    expect(
      marks?.map((side, index) => side.map(([from, to]) => [left, right][index]?.slice(from, to))),
    ).toEqual([["data"], ["backup"]]);
  });

  it("taken out, leave the same text on both sides", () => {
    const lines = fc.array(fc.constantFrom("a", "b", "1", " ", "=", "𝛼", "/"), { maxLength: 20 });
    fc.assert(
      fc.property(lines, lines, (leftSigns, rightSigns) => {
        const left = leftSigns.join("");
        const right = rightSigns.join("");
        const marks = markWords(plain(left), plain(right));
        if (marks === null) return;
        const rest = [left, right].map((text, side) => {
          let kept = "";
          let end = 0;
          for (const [from, to] of marks[side === 0 ? 0 : 1]) {
            kept += text.slice(end, from);
            end = to;
          }
          return kept + text.slice(end);
        });
        expect(rest[0]).toBe(rest[1]);
      }),
    );
  });
});
