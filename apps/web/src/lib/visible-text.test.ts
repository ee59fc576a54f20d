import { expect, it } from "vitest";
import { visibleText } from "./visible-text.ts";

it("shows what would hide or turn the text around it", () => {
  expect(visibleText("a\u0000\n\u202egpj.exe\u200b\ud800\u007f")).toBe("a␀␊⟦U+202E⟧gpj.exe⟦U+200B⟧⟦U+D800⟧␡");
});

it("leaves other text alone, joined emoji among it", () => {
  expect(visibleText("磁盘 отчёт 👩‍🚒 <b>")).toBe("磁盘 отчёт 👩‍🚒 <b>");
});

it("shows what is visible already as it is", () => {
  expect(visibleText(visibleText("a\u202eb"))).toBe("a⟦U+202E⟧b");
});
