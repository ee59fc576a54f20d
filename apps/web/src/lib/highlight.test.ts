import fc from "fast-check";
import { expect, test } from "vitest";
import { highlightLimit, highlightLines, scriptLines } from "./highlight.ts";

function highlightScript(content: string, commandType: string | null) {
  return highlightLines(scriptLines(content), commandType);
}

function textOf(lines: ReturnType<typeof highlightScript>): string {
  return lines.map((line) => line.tokens.map((token) => token.text).join("")).join("\n");
}

test.each([
  ["SHELL", 'if [ -f /etc/os-release ]; then echo "yes"; fi', "if"],
  ["POWERSHELL", "if ($true) { Get-Service }", "if"],
  ["BAT", "if exist C:\\x echo yes", "if"],
])("%s has its keywords marked", (commandType, script, keyword) => {
  const tokens = highlightScript(script, commandType).flatMap((line) => line.tokens);
  expect(tokens).toContainEqual({ text: keyword, scope: "keyword" });
});

test.each(["PYTHON", null])("a command of type %s is shown plain", (commandType) => {
  expect(highlightScript("if x\nthen", commandType)).toEqual([
    { number: 1, tokens: [{ text: "if x", scope: null }] },
    { number: 2, tokens: [{ text: "then", scope: null }] },
  ]);
});

test("a token that spans lines keeps its scope on each of them", () => {
  const lines = highlightScript('echo "one\ntwo"', "SHELL");
  expect(lines[0]?.tokens).toContainEqual({ text: '"one', scope: "string" });
  expect(lines[1]?.tokens).toContainEqual({ text: 'two"', scope: "string" });
});

test("no character is lost or added, whatever the script holds", () => {
  const script = fc
    .array(fc.constantFrom("$", "{", '"', "'", "`", "<", "\n", "#", "if ", "x", "\u202e", "�"))
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(script, fc.constantFrom("SHELL", "POWERSHELL", "BAT", "OTHER"), (content, type) => {
      expect(textOf(highlightScript(content, type))).toBe(content.replace(/\n$/, ""));
    }),
  );
});

test("CRLF breaks lines as LF does", () => {
  expect(textOf(highlightScript("dir\r\ncls\r\n", "BAT"))).toBe("dir\ncls");
});

test("a script that is too long to highlight at once is shown plain", () => {
  const line = 'if true; then echo "yes"; fi\n';
  const longest = line.repeat(Math.floor(highlightLimit / line.length));
  expect(highlightScript(longest, "SHELL")[0]?.tokens).toContainEqual({ text: "if", scope: "keyword" });
  expect(highlightScript(longest + line, "SHELL")[0]?.tokens).toEqual([{ text: line.trim(), scope: null }]);
});
