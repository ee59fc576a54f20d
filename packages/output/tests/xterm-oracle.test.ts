import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createGrowingOutputIndex, createOutputIndex, type OutputIndex } from "../src/index.ts";
import { cellWidth } from "../src/terminal/cell-width.ts";
import { recordings } from "./recordings.ts";
import { type Cell, cellsOf, readWithXterm, trimmedLines } from "./xterm-oracle.ts";

declare const process: { readonly env: Readonly<Record<string, string | undefined>> };

/** More cases by hand: `XTERM_CASES=10000 npx vitest run packages/output/tests`. */
const cases = Number(process.env.XTERM_CASES ?? 200);
const screenHeight = 12;

function csi(final: string, ...parameters: fc.Arbitrary<number | string>[]): fc.Arbitrary<string> {
  return fc.tuple(...parameters).map((values) => `\x1b[${values.join(";")}${final}`);
}

const small = fc.oneof(fc.constant(""), fc.nat({ max: 15 }));
const byte = fc.nat({ max: 255 });

const rendition = fc.oneof(
  csi("m", fc.constantFrom("", 0, 1, 2, 3, 4, 5, 7, 8, 9, 21, 22, 23, 24, 25, 27, 28, 29, 39, 49)),
  csi("m", fc.integer({ min: 30, max: 37 }), fc.integer({ min: 100, max: 107 })),
  csi("m", fc.integer({ min: 90, max: 97 }), fc.integer({ min: 40, max: 47 })),
  csi("m", fc.constantFrom(38, 48, 58), fc.constant(5), byte, fc.constantFrom(1, 4)),
  csi("m", fc.constantFrom(38, 48, 58), fc.constant(2), byte, byte, byte, fc.constantFrom(3, 7)),
  csi(
    "m",
    fc.tuple(fc.constantFrom(38, 48), byte).map(([target, n]) => `${target}:5:${n}`),
    fc.constantFrom("", 9),
  ),
  csi(
    "m",
    fc
      .tuple(fc.constantFrom(38, 48), byte, byte, byte)
      .map(([target, r, g, b]) => `${target}:2::${r}:${g}:${b}`),
    fc.constantFrom("4:0", "4:3"),
  ),
);

const words = fc
  .array(
    fc.oneof(
      { arbitrary: fc.constantFrom(..."abcXYZ019 .:/[]"), weight: 6 },
      { arbitrary: fc.constantFrom("界", "語", "한", "ｶ", "é", "ü", "漢", "！"), weight: 2 },
      { arbitrary: fc.constantFrom("e\u0301", "a\u0308\u0323", "界\u0300"), weight: 1 },
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((characters) => characters.join(""));

const inLine = fc.oneof(
  fc.constantFrom("\r", "\b", "\b\b\b", "\t"),
  csi("C", small),
  csi("D", small),
  csi("G", small),
  csi("K", fc.constantFrom("", 0, 1, 2)),
  csi("X", small),
);

const acrossLines = fc.oneof(
  csi("A", small),
  csi("B", small),
  csi("E", small),
  csi("F", small),
  csi("H", small, small),
  csi("f", small, small),
  csi("d", small),
  csi("J", fc.constantFrom("", 0, 1, 2)),
  fc.constantFrom("\x1b[s", "\x1b[u", "\x1b7", "\x1b8", "\x1b[H\x1b[2J", "\r\x1b[2A\x1b[J"),
);

const showsNothing = fc.constantFrom(
  "\x1b]0;title\x07",
  "\x1b]52;c;aGk=\x07",
  "\x1b]8;;\x1b\\",
  "\x1bPq#0\x1b\\",
  "\x1b_gone\x1b\\",
  "\x1b^gone\x1b\\",
  "\x1bXgone\x1b\\",
  "\x1b(B",
  "\x1b[?25l",
  "\x1b[?25h",
  "\x1b[>4;1m",
  "\x1b[2 q",
  "\x0f",
);

const lineEnds = fc.constantFrom("\n", "\n", "\r\n", "\n\n");

function stream(...others: fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  const atoms = fc.oneof(words, words, lineEnds, ...others);
  return fc.array(atoms, { maxLength: 60 }).map((parts) => parts.join(""));
}

function linesOf(index: OutputIndex): Cell[][] {
  return Array.from({ length: index.lineCount }, (_, i) => cellsOf(index.line(i).segments, cellWidth));
}

async function expectSameAsXterm(text: string): Promise<void> {
  const shown = trimmedLines(linesOf(createOutputIndex(text, { screenHeight })));
  expect(shown).toEqual(await readWithXterm(text, screenHeight));
}

describe("an output index shows what xterm shows", { timeout: 60_000 + cases * 100 }, () => {
  const comparable = recordings.filter(({ text }) => !text.includes("\x1b]8;") && !text.includes("\x1b[3J"));

  it.each(comparable)("of a recording of $of", ({ text }) => expectSameAsXterm(text));

  it("of colours and overwriting within lines", async () => {
    await fc.assert(fc.asyncProperty(stream(rendition, inLine, showsNothing), expectSameAsXterm), {
      numRuns: cases,
    });
  });

  it("of moves and erasures across lines", async () => {
    await fc.assert(
      fc.asyncProperty(stream(rendition, inLine, acrossLines, acrossLines, showsNothing), expectSameAsXterm),
      { numRuns: cases },
    );
  });

  it("of a text in pieces, cut anywhere", () => {
    fc.assert(
      fc.property(stream(rendition, inLine, acrossLines), fc.array(fc.nat({ max: 40 })), (text, cuts) => {
        const growing = createGrowingOutputIndex({ screenHeight });
        let from = 0;
        for (const cut of cuts) {
          growing.append(text.slice(from, from + cut));
          from += cut;
        }
        growing.append(text.slice(from));
        growing.finish();
        expect(linesOf(growing)).toEqual(linesOf(createOutputIndex(text, { screenHeight })));
      }),
      { numRuns: cases },
    );
  });
});
