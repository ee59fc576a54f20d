import { createOutputIndex } from "@command-history/output";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTurns } from "../turns.ts";
import { visibleLines } from "./visible-lines.ts";

const plain = ["served 12 kB", "\t", "\n", "\r\n", "\r\r\n", " ", "~"];
const terminal = [
  "\r",
  "\u001b[31m",
  "\u001b[A",
  "\u001b[2K",
  "\b",
  "磁盘",
  "\0",
  "\u202e",
  "\u001b]0;t\u0007",
];

function texts(words: readonly string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((some) => some.join(""));
}

/** The lines that the viewer shows. */
function viewerLines(text: string): string[] {
  const index = createOutputIndex(text);
  return Array.from({ length: index.lineCount }, (_, line) => index.text(line));
}

async function linesOf(text: string): Promise<{ lines: string[]; isAsSent: boolean }> {
  const { lines, isAsSent } = await visibleLines(text, createTurns(new AbortController().signal));
  return { lines: [...lines], isAsSent };
}

describe("the lines that are searched", () => {
  it("are those of the viewer, whatever the text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(texts(plain), texts([...plain, ...terminal])), async (text) => {
        expect((await linesOf(text)).lines).toEqual(viewerLines(text));
      }),
      { numRuns: 2000 },
    );
  });

  it("need no terminal when they are plain", async () => {
    expect(await linesOf("one\r\ntwo\n")).toEqual({ lines: ["one", "two"], isAsSent: true });
    expect(await linesOf("10%\r20%")).toEqual({ lines: ["20%"], isAsSent: false });
  });

  it("are the same when the text is longer than what is taken in at a time", async () => {
    const text = `${"x".repeat(300_000)}\u001b[1m\n`.repeat(2);
    expect((await linesOf(text)).lines).toEqual(["x".repeat(300_000), "x".repeat(300_000)]);
  });
});
