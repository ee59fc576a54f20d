import { expect, it } from "vitest";
import { hyphenedWords } from "./hyphened-words.ts";

function wordsIn(text: string): readonly string[] {
  return hyphenedWords(text).map(({ from, to }) => text.slice(from, to));
}

it.each([
  ["tee: /var/log/disk-usage.log: Read-only file system", ["/var/log/disk-usage.log:", "Read-only"]],
  ["curl --max-time 20", ["--max-time"]],
  ["10.0.0.1 - - at 12:00", []],
  ["trailing- hyphen", []],
  [
    "0123456789-0123456789-0123456789 0123456789-0123456789-01234567890",
    ["0123456789-0123456789-0123456789"],
  ],
  ["no such word", []],
])("finds the words with a hyphen inside in %j", (text, words) => {
  expect(wordsIn(text)).toEqual(words);
});

it("leaves a text with very many of them as it is", () => {
  expect(wordsIn("a-b ".repeat(200))).toHaveLength(200);
  expect(wordsIn("a-b ".repeat(201))).toEqual([]);
});
