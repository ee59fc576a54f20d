import { expect, test } from "vitest";
import { regexFaultWords } from "./regex-fault.ts";

test.each([
  ["(", "missing closing )", "(?i)(", "missing closing )"],
  ["(?i)(", "missing closing )", "(?i)(?i)(", "missing closing )"],
  ["a[z-b]", "invalid character class range", "z-b", "invalid character class range: z-b"],
  ["\\", "trailing backslash at end of expression", null, "trailing backslash at end of expression"],
  ["(?<=a)b(", "invalid named capture", "(?<=a)b(", "look-around is not available"],
  ["x(?<!a)", "invalid named capture", "(?<!a)", "look-around is not available: (?<!a)"],
  ["x(?=y)", "invalid or unsupported Perl syntax", "(?=", "look-around is not available: (?="],
  ["x(?!y)", "invalid or unsupported Perl syntax", "(?!", "look-around is not available: (?!"],
  ["(a)\\1", "invalid escape sequence", "\\1", "back-references are not available: \\1"],
  ["(?<n>a)\\k<n>", "invalid escape sequence", "\\k", "back-references are not available: \\k"],
  ["(?>a)", "invalid or unsupported Perl syntax", "(?>", "atomic groups are not available: (?>"],
  ["(?<n", "invalid named capture", "(?<n", "invalid named capture"],
])("%s is refused in terms of what was written", (expression, error, input, words) => {
  expect(regexFaultWords(expression, { message: "as the engine says it", error, input })).toBe(words);
});
