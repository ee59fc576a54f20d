import { expect, it } from "vitest";
import { visibleText } from "./visible-text.ts";

it("shows characters that hide or that turn text around", () => {
  expect(visibleText("a\u0000\n\u202egpj.exe\u200b\ud800\u007f")).toBe("a␀␊[U+202E]gpj.exe[U+200B][U+D800]␡");
});

it("leaves ordinary text of any script alone", () => {
  expect(visibleText("磁盘 отчёт 📦 <b>")).toBe("磁盘 отчёт 📦 <b>");
});
