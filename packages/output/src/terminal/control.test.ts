import { describe, expect, it } from "vitest";
import { createOutputIndex, rawLine, visibleControl } from "../index.ts";

describe("characters that act or hide", () => {
  it.each([
    ["NUL", 0x00, "␀"],
    ["tab", 0x09, "␉"],
    ["line feed", 0x0a, "␊"],
    ["escape", 0x1b, "␛"],
    ["DEL", 0x7f, "␡"],
    ["the 8-bit CSI", 0x9b, "⟦U+009B⟧"],
    ["a lone surrogate", 0xd800, "⟦U+D800⟧"],
    ["the right-to-left override", 0x202e, "⟦U+202E⟧"],
    ["an isolate", 0x2066, "⟦U+2066⟧"],
    ["the right-to-left mark", 0x200f, "⟦U+200F⟧"],
    ["the line separator", 0x2028, "⟦U+2028⟧"],
    ["the zero-width space", 0x200b, "⟦U+200B⟧"],
    ["the byte order mark", 0xfeff, "⟦U+FEFF⟧"],
  ])("have a symbol: %s", (_, codePoint, symbol) => {
    expect(visibleControl(codePoint)).toBe(symbol);
  });

  it.each(["a", " ", "界", "😀", "\u0301", "\u200d", "\u00a0"])(
    "are not taken for %j, which shows itself",
    (character) => {
      expect(visibleControl(character.codePointAt(0) ?? 0)).toBeNull();
    },
  );

  it("are all symbols in a line as sent, with nothing interpreted", () => {
    expect(rawLine("\x1b[31mred\x1b[0m\tx\r\u202e\ud800😀")).toBe("␛[31mred␛[0m␉x␍⟦U+202E⟧⟦U+D800⟧😀");
  });

  it("are symbols in the lines shown, tabs and what was carried out excepted", () => {
    const index = createOutputIndex("a\0b\x07\tc\x7f\u0085\u202e\u200b\udc00\x0b\x0c\x1b[1m\u202ed");
    expect(index.text(0)).toBe("a␀b␇\tc␡⟦U+0085⟧⟦U+202E⟧⟦U+200B⟧⟦U+DC00⟧␋␌⟦U+202E⟧d");
  });

  it("leave markup as the text it is", () => {
    const markup = '<img src=x onerror="alert(1)">&amp;<script>';
    expect(createOutputIndex(`\x1b[1m${markup}`).line(0).segments).toEqual([
      { text: markup, style: { bold: true } },
    ]);
  });
});
