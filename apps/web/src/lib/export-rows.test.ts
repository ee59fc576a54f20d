import fc from "fast-check";
import { expect, it } from "vitest";
import { createRowCounter, type RowFormat } from "./export-rows.ts";

/** Counts a text that comes in pieces of the given length. */
function counted(format: RowFormat, text: string, pieceLength = 3) {
  const counter = createRowCounter(format);
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += pieceLength) counter.push(bytes.subarray(at, at + pieceLength));
  return counter;
}

it("counts the rows of a CSV without its headings", () => {
  expect(counted("csv", "a,b\r\n").count()).toBe(0);
  expect(counted("csv", "a,b\r\n1,2\r\n3,4\r\n").count()).toBe(2);
  expect(counted("csv", "").count()).toBe(0);
});

it("takes a line break within quotes for part of a row, and a doubled quote for a quote", () => {
  expect(counted("csv", 'a\r\n"one\ntwo"\r\n"say ""hi""\n"\r\n').count()).toBe(2);
});

it("counts the lines of an NDJSON as they are complete", () => {
  expect(counted("ndjson", '{"a":1}\n{"a":2}\n{"a"').count()).toBe(2);
});

it("counts the same however the bytes are cut", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", '"', "\n", "\r", ",", "é") });
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { maxLength: 8 });
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 9 }), (cells, pieceLength) => {
      const csv = [["head"], ...cells]
        .map((row) => `${row.map((text) => `"${text.replaceAll('"', '""')}"`).join(",")}\r\n`)
        .join("");
      expect(counted("csv", csv, pieceLength).count()).toBe(cells.length);
    }),
  );
});

it("keeps the last line, whole or not", () => {
  expect(counted("ndjson", '{"a":1}\n{"problem":{}}\n').lastLine()).toBe('{"problem":{}}');
  expect(counted("ndjson", '{"a":1}\n{"prob').lastLine()).toBe('{"prob');
  expect(counted("ndjson", `${"x".repeat(40_000)}\n{"é":1}\n`, 20_000).lastLine()).toBe('{"é":1}');
  expect(counted("ndjson", `{"a":1}\n${"y".repeat(40_000)}`, 7000).lastLine()).toBe("y".repeat(16_384));
});
