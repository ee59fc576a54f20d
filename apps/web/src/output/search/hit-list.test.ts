import fc from "fast-check";
import { expect, test } from "vitest";
import { createHitList } from "./hit-list.ts";

test("every hit is located, and the first one from any row on is found", () => {
  const rowsWithHits = fc.uniqueArray(
    fc.record({ row: fc.nat(300), offsets: fc.uniqueArray(fc.nat(2000), { minLength: 1, maxLength: 5 }) }),
    { selector: ({ row }) => row, maxLength: 40 },
  );
  fc.assert(
    fc.property(rowsWithHits, fc.nat(320), (unordered, from) => {
      const list = createHitList();
      const all = unordered
        .map(({ row, offsets }) => ({ row, offsets: offsets.sort((a, b) => a - b) }))
        .sort((a, b) => a.row - b.row)
        .flatMap(({ row, offsets }) =>
          offsets.map((offset, nth) => ({ row, offset, nth, firstOffset: offsets[0] ?? 0 })),
        );
      for (const { row, offset } of all) list.add(row, offset);

      expect(list.count()).toBe(all.length);
      all.forEach(({ row, firstOffset, nth }, index) => {
        expect(list.locate(index)).toEqual({ row, firstOffset, nth });
        expect(list.firstOffsetOf(row)).toBe(firstOffset);
      });
      const first = all.findIndex(({ row }) => row >= from);
      expect(list.firstFrom(from)).toBe(first === -1 ? null : first);
    }),
  );
});

test("there is no hit outside, and none after clearing", () => {
  const list = createHitList();
  list.add(3, 10);
  expect(list.locate(-1)).toBeNull();
  expect(list.locate(1)).toBeNull();
  expect(list.firstOffsetOf(2)).toBeNull();
  list.clear();
  expect(list.count()).toBe(0);
  expect(list.firstFrom(0)).toBeNull();
});
