import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createGrowingOutputIndex, createOutputIndex, type OutputIndex } from "../index.ts";

function texts(index: OutputIndex): string[] {
  return Array.from({ length: index.lineCount }, (_, i) => index.text(i));
}

function shown(text: string): string[] {
  return texts(createOutputIndex(text));
}

describe("an output index", () => {
  it("has the lines of a plain text, whatever its line ends", () => {
    expect(shown("")).toEqual([]);
    expect(shown("a\nb")).toEqual(["a", "b"]);
    expect(shown("a\r\n\r\n\tb\r\n")).toEqual(["a", "", "\tb"]);
  });

  it("tells where each line stands in the source", () => {
    const text = "one\r\n\x1b[1mtwo\x1b[0m\nthree";
    const index = createOutputIndex(text);
    expect(index.hasEscapes).toBe(true);
    expect(index.sourceText(index.source(1))).toBe("\x1b[1mtwo\x1b[0m");
    expect(index.sourceText({ from: index.source(0).from, to: index.source(2).to })).toBe(text);
  });

  it("gives a line that was gone back to the source up to its last writing", () => {
    const index = createOutputIndex("one\ntwo\n\x1b[2AONE\n\nthree\n");
    expect(texts(index)).toEqual(["ONE", "two", "three"]);
    expect(index.sourceText(index.source(0))).toBe("one\ntwo\n\x1b[2AONE");
    expect(index.sourceText(index.source(1))).toBe("two");
  });

  it("refuses a line that does not exist", () => {
    const index = createOutputIndex("a\n");
    for (const line of [-1, 1, 0.5, Number.NaN]) expect(() => index.line(line)).toThrow(RangeError);
  });

  it("shows a text as sent, line by line, on request", () => {
    const index = createOutputIndex("10%\r20%\n\x1b[1A\x1b[31mred\r\n\n", { view: "sent" });
    expect(texts(index)).toEqual(["10%␍20%", "␛[1A␛[31mred␍", ""]);
    expect(index.line(2).segments).toEqual([]);
  });

  it("carries a colour on to the lines after it, and a link only to the end of its line", () => {
    const index = createOutputIndex("\x1b[31m\x1b]8;;https://example.org/\x1b\\a\nb\x1b[0m\n");
    const red = { foreground: { kind: "palette", index: 1 } };
    expect(index.line(0).segments).toEqual([{ text: "a", style: red, href: "https://example.org/" }]);
    expect(index.line(1).segments).toEqual([{ text: "b", style: red }]);
  });

  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "https://a.example/\u202e",
    "//a.example",
    "",
  ])("makes no link of %j", (address) => {
    const index = createOutputIndex(`\x1b]8;;${address}\x07text\x1b]8;;\x07`);
    expect(index.line(0).segments).toEqual([{ text: "text", style: null }]);
  });

  it("reads direct colours in every common form", () => {
    const rgb = { foreground: { kind: "rgb", r: 1, g: 2, b: 3 } };
    for (const form of ["38;2;1;2;3", "38:2::1:2:3", "38:2:1:2:3", "0;38;2;1;2;3;24"]) {
      expect(createOutputIndex(`\x1b[${form}mx`).line(0).segments).toEqual([{ text: "x", style: rgb }]);
    }
  });

  it.each([
    ["a command at the end", "a\x1b]0;title"],
    ["a control sequence at the end", "a\x1b[38;5"],
    ["an escape at the end", "a\x1b"],
    ["a device string", "a\x1bP+q544e"],
  ])("drops what is unfinished: %s", (_, text) => {
    expect(shown(text)).toEqual(["a"]);
  });

  it("loses at most the rest of a line to an unfinished command", () => {
    expect(shown("a\x1b]0;never closed\nb\x1b[3\nc\u009dd\n")).toEqual(["a", "b", "c⟦U+009D⟧d"]);
  });

  it("lets a line past the last rewritable column grow, and be erased", () => {
    const long = "x".repeat(5000);
    expect(shown(`${long}\ry`)).toEqual([`y${long.slice(1)}`]);
    expect(shown(`${long}\r\x1b[Ky`)).toEqual(["y"]);
    expect(shown(`${long}\b\b\x1b[31mz`)[0]).toBe(`${long}z`);
  });

  it("rewrites no line above the screen", () => {
    const lines = createOutputIndex("a\nb\nc\nd\n\x1b[9Ax\n", { screenHeight: 3 });
    expect(texts(lines)).toEqual(["a", "b", "x", "d"]);
  });

  it("drops the lines below when they are erased, so that they can come anew", () => {
    expect(shown("a\nb\nc\n\x1b[2A\x1b[Jnew\n")).toEqual(["a", "new"]);
  });

  it("keeps nothing of a line that only led back up", () => {
    expect(shown("a\nb\n\x1b[0m\x1b[1A\x1b[2KB\n")).toEqual(["a", "B"]);
  });

  it("shows lines while the text still arrives", () => {
    const index = createGrowingOutputIndex();
    index.append("one\ntw");
    expect(texts(index)).toEqual(["one"]);
    index.append("o\x1b[3");
    index.append("1m!\nthr");
    expect(texts(index)).toEqual(["one", "two!"]);
    index.finish();
    expect(texts(index)).toEqual(["one", "two!", "thr"]);
  });

  it("shows every line that was ever sent, once moves have used up their budget", { timeout: 60_000 }, () => {
    const index = createOutputIndex(`first\n${"x\x1b[A\x1b[B\n".repeat(120_000)}`);
    expect(index.lineCount).toBe(120_001);
    expect(index.text(120_000)).toBe("x");
  });

  it("never throws, and never shows a character that acts or hides", () => {
    const units = fc.constantFrom(
      ..."\x1b\x1b\x1b[];:?0123459mABCDEFGHJKXdfsu78P^_\\(\n\r\b\t\x07\x18\x1a\x9b\x9d\x7f\0a界\u0301\ud83d\ude00\u202e".split(
        "",
      ),
    );
    fc.assert(
      fc.property(fc.array(units, { maxLength: 80 }), (text) => {
        for (const line of shown(text.join("")))
          expect(line).not.toMatch(/[^\P{Cc}\t]|[\p{Cs}\p{Bidi_Control}]/u);
      }),
    );
  });
});
