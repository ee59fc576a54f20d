import { createOutputIndex, createPlainMatcher } from "@command-history/output";
import fc from "fast-check";
import { expect, test } from "vitest";
import { noOutputQuery, type OutputQuery } from "../../lib/output-query.ts";
import { createOutputView } from "../output-view.ts";
import { createPieceEnds } from "../piece-ends.ts";
import { maxRowLength, pieceStart } from "../row-map.ts";
import type { TextKind } from "../text-traits.ts";
import { createLineMatcher } from "./line-matcher.ts";
import { createTextSearch } from "./text-search.ts";

async function searchThrough(
  text: string,
  query: Partial<OutputQuery>,
  { kind = "rendered", anchorRow = 0 }: { kind?: TextKind; anchorRow?: number } = {},
) {
  const view = createOutputView(createOutputIndex(text));
  view.update();
  const pieces = createPieceEnds();
  for (let at = 0; at < text.length; at += 50) pieces.take(text.slice(at, at + 50));
  const whole = { ...noOutputQuery, ...query };
  const search = createTextSearch({
    id: 1,
    mode: "shown",
    query: whole,
    matcher: await createLineMatcher(whole),
    text: () => ({ view, kind, pieceEnd: pieces.endAfter }),
    anchorRow,
    settledLines: () => view.lineCount(),
  });
  let pauses = 0;
  while (search.advance(() => true)) pauses += 1;
  return { search, view, pauses, found: search.report(true) };
}

/** Where the hits are by looking at one line after the other, cut into rows. */
function expectedHits(text: string, wanted: string): { row: number; range: readonly [number, number] }[] {
  const matcher = createPlainMatcher(wanted, { matchCase: false });
  const view = createOutputView(createOutputIndex(text));
  view.update();
  return Array.from({ length: view.lineCount() }, (_, line) => line).flatMap((line) => {
    const shown = view.text(line);
    return [...matcher.hits(shown)].map(([from, to]) => {
      let piece = 0;
      while (pieceStart(shown, piece + 1) <= from && pieceStart(shown, piece + 1) < shown.length) piece += 1;
      const start = pieceStart(shown, piece);
      return {
        row: view.rowOf(line) + piece,
        range: [from - start, Math.min(to, pieceStart(shown, piece + 1)) - start] as const,
      };
    });
  });
}

const words = fc.constantFrom(
  "a",
  "aa",
  "A",
  "b",
  " ",
  "\n",
  "\r\n",
  "é",
  "😀",
  "x".repeat(maxRowLength - 1),
);

test("finds what looking at one line after the other finds, piece by piece as well as line by line", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(words, { maxLength: 60 }),
      fc.constantFrom("a", "aa", "ab", "x", "xx", "😀", "xa", "é"),
      fc.boolean(),
      async (parts, wanted, isVerbatim) => {
        const text = parts.join("");
        const isAscii = !/[^\n\r -~]/.test(text);
        const kind = isVerbatim ? (isAscii ? "ascii" : "verbatim") : "rendered";
        const expected = expectedHits(text, wanted);
        const { search, view, found } = await searchThrough(text, { text: wanted }, { kind });
        expect(found.hits).toBe(expected.length);
        expect(found.matchedLines).toBe(new Set(expected.map(({ row }) => view.place(row).line)).size);
        const sample = expected.map((_, index) => index).filter((index) => index % 97 === 0 || index < 20);
        for (const index of sample) expect(search.hit(index)).toMatchObject({ index, ...expected[index] });
        expect(search.hit(expected.length)).toBeNull();
        for (const line of [0, 1, Math.floor(view.lineCount() / 2), view.lineCount() - 1]) {
          const index = expected.findIndex(({ row }) => row >= view.rowOf(line));
          expect(search.hitFrom(line)?.index ?? -1).toBe(index);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("a hit over the edge of a row is marked on both rows", async () => {
  const line = `${"-".repeat(maxRowLength - 2)}word${"-".repeat(100)}`;
  const { search, view } = await searchThrough(line, { text: "WORD" }, { kind: "ascii" });
  expect(search.marks(view.place(0))).toEqual([[maxRowLength - 2, maxRowLength]]);
  expect(search.marks(view.place(1))).toEqual([[0, 2]]);
  expect(search.hit(0)).toMatchObject({ row: 0, range: [maxRowLength - 2, maxRowLength] });
});

test("an expression sees one line at a time, and its hits on a long line are marked row by row", async () => {
  const line = `${"0123456789".repeat(300)}\nnext 7`;
  const { search, view, found } = await searchThrough(line, { text: "^0|7$|9(?:0|$)", syntax: "regex" });
  expect(found).toMatchObject({ hits: 302, matchedLines: 2, cutLines: 0 });
  expect(search.marks(view.place(0))[0]).toEqual([0, 1]);
  expect(search.marks(view.place(1))[0]?.[0]).toBe(1);
  expect(search.hit(301)).toMatchObject({ line: 1, row: 2, range: [5, 6] });
});

test("case counts when it is asked for", async () => {
  expect((await searchThrough("Error\nerror", { text: "error" })).found.hits).toBe(2);
  expect((await searchThrough("Error\nerror", { text: "error", matchCase: true })).found.hits).toBe(1);
  const regex = { text: "err.r", syntax: "regex" } as const;
  expect((await searchThrough("Error\nerror", regex)).found.hits).toBe(2);
  expect((await searchThrough("Error\nerror", { ...regex, matchCase: true })).found.hits).toBe(1);
});

test("hits are found in what is shown, across escape sequences", async () => {
  const text = "\u001b[31mfa\u001b[1miled\u001b[0m\n10%\r100%\n";
  expect((await searchThrough(text, { text: "failed" })).found.hits).toBe(1);
  expect((await searchThrough(text, { text: "[31m" })).found.hits).toBe(0);
  expect((await searchThrough(text, { text: "10%" })).found.hits).toBe(0);
});

test("inverted, the lines with hits are hidden and the others keep their numbers", async () => {
  const text = "one\ntwo\nthree\ntwo again\nlast";
  for (const kind of ["rendered", "verbatim", "ascii"] as const) {
    const { search, found } = await searchThrough(text, { text: "two", invert: true }, { kind });
    expect(found).toMatchObject({ hits: 2, matchedLines: 2, rows: 3, bands: [] });
    expect([0, 1, 2].map((row) => search.kept?.place(row).line)).toEqual([0, 2, 4]);
    expect(search.kept?.rowOf(1)).toBe(1);
    expect(search.kept?.rowOf(4)).toBe(2);
  }
});

test("the first hit is the one from the anchor on, or else the first of all", async () => {
  const text = "hit\n-\n-\nhit\n-";
  expect((await searchThrough(text, { text: "hit" }, { anchorRow: 1 })).found.first).toMatchObject({
    row: 3,
  });
  expect((await searchThrough(text, { text: "hit" }, { anchorRow: 4 })).found.first).toMatchObject({
    row: 0,
  });
  expect((await searchThrough(text, { text: "none" })).found.first).toBeNull();
});

test("the bands with hits are where the hits are", async () => {
  const lines = Array.from({ length: 1000 }, (_, line) =>
    line === 0 || line === 505 || line === 999 ? "hit" : "",
  );
  expect((await searchThrough(lines.join("\n"), { text: "hit" })).found.bands).toEqual([0, 101, 199]);
});

test("a search can be paused, many times in a line with very many hits", async () => {
  const { found, pauses } = await searchThrough("a".repeat(100_000), { text: "a" }, { kind: "ascii" });
  expect(found.hits).toBe(100_000);
  expect(pauses).toBeGreaterThan(5);
});

test("of a line too long for an expression only the beginning is searched, and that is told", async () => {
  const { found } = await searchThrough(`${"a".repeat(100_000)}b\nb`, { text: "b", syntax: "regex" });
  expect(found).toMatchObject({ hits: 1, cutLines: 1 });
});

test.each(["(", "a{2,1}", "(?=ahead)", "\\1"])("the expression %s is refused with a reason", async (text) => {
  await expect(createLineMatcher({ ...noOutputQuery, text, syntax: "regex" })).rejects.toThrow(
    /^Not a regular expression of the RE2 kind: ./,
  );
});

test("an expression that backtracks without end in other engines does not here", async () => {
  const text = `${"a".repeat(5000)}!`;
  const { found } = await searchThrough(text, { text: "^(a+)+$", syntax: "regex" });
  expect(found.hits).toBe(0);
});

test("what is looked for in ASCII is taken literally, whatever its case", async () => {
  const printable = fc.string({ unit: fc.constantFrom(..."aA[(^$.*+?)]{}|/-\\\\ b") });
  await fc.assert(
    fc.asyncProperty(printable, printable, async (text, wanted) => {
      fc.pre(wanted !== "");
      const matcher = await createLineMatcher({ ...noOutputQuery, text: wanted });
      const nextStart = matcher.startsInAscii(text);
      for (const [start] of matcher.hits(text)) expect(nextStart()).toBe(start);
      expect(nextStart()).toBe(-1);
    }),
  );
});
