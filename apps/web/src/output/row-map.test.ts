import fc from "fast-check";
import { expect, test } from "vitest";
import { createRowMap, maxRowLength, pieceStart } from "./row-map.ts";

test("every row has its place, and every line its first row, whichever lines are long", () => {
  const lengths = fc.array(
    fc.oneof(fc.constant(10), fc.integer({ min: maxRowLength + 1, max: 6 * maxRowLength })),
    {
      maxLength: 80,
    },
  );
  fc.assert(
    fc.property(lengths, (lines) => {
      const map = createRowMap();
      const places: { line: number; piece: number; pieces: number }[] = [];
      lines.forEach((length, line) => {
        const pieces = Math.ceil(length / maxRowLength);
        if (pieces > 1) map.addLongLine(line, length);
        expect(map.rowOf(line)).toBe(places.length);
        for (let piece = 0; piece < pieces; piece++) places.push({ line, piece, pieces });
      });
      expect(map.rowCount(lines.length)).toBe(places.length);
      expect(places.map((_, row) => map.place(row))).toEqual(places);
    }),
  );
});

test("a piece never begins in the middle of a surrogate pair", () => {
  const text = `${"x".repeat(maxRowLength - 1)}😀rest`;
  expect(pieceStart(text, 0)).toBe(0);
  expect(text.slice(pieceStart(text, 1))).toBe("😀rest");
});
