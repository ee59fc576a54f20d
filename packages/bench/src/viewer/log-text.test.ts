import { expect, test } from "vitest";
import { lineNumber, logPieces } from "./log-text.ts";

test("the same seed gives the same log, another one another", () => {
  const log = [...logPieces(25_000, 1)].join("");
  expect([...logPieces(25_000, 1)].join("")).toBe(log);
  expect([...logPieces(25_000, 2)].join("")).not.toBe(log);
});

test("lines have about 60 bytes, are numbered, and do not repeat", () => {
  const lines = [...logPieces(25_000, 1)].join("").trimEnd().split("\n");
  expect(lines).toHaveLength(25_000);
  expect(lines.at(-1)?.startsWith(lineNumber(25_000))).toBe(true);
  const bytes = lines.reduce((sum, line) => sum + line.length + 1, 0) / lines.length;
  expect(bytes).toBeGreaterThan(55);
  expect(bytes).toBeLessThan(65);
  expect(new Set(lines.map((line) => line.slice(8))).size).toBeGreaterThan(24_900);
});

test("about one line in a hundred has the text that is searched for", () => {
  const lines = [...logPieces(25_000, 1)].join("").split("\n");
  const hits = lines.filter((line) => line.includes("timeout")).length;
  expect(hits).toBeGreaterThan(150);
  expect(hits).toBeLessThan(350);
});
