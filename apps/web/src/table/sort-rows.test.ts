import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sortRows } from "./sort-rows.ts";

function sorted(values: readonly (string | number | null)[], desc = false) {
  const rows = values.map((value, index) => ({ value, index }));
  return sortRows(rows, (row) => row.value, desc);
}

function valuesOf(values: readonly (string | number | null)[], desc = false) {
  return sorted(values, desc).map(({ value }) => value);
}

describe("rows that are sorted", () => {
  it("have numbers by size, and text as people sort it", () => {
    expect(valuesOf([3, 40, -1])).toEqual([-1, 3, 40]);
    expect(valuesOf(["web-10", "web-2", "db-1"])).toEqual(["db-1", "web-2", "web-10"]);
    expect(valuesOf(["web-10", "web-2", "db-1"], true)).toEqual(["web-10", "web-2", "db-1"]);
  });

  it("have those without a value last either way", () => {
    expect(valuesOf([null, 2, null, 1])).toEqual([1, 2, null, null]);
    expect(valuesOf([null, 2, null, 1], true)).toEqual([2, 1, null, null]);
  });

  it("keep those with equal values in their order, also where equal texts are written differently", () => {
    const composed = "caf\u00e9";
    const decomposed = "cafe\u0301";
    for (const desc of [false, true]) {
      const order = sorted([composed, decomposed, composed], desc).map(({ index }) => index);
      expect(order).toEqual([0, 1, 2]);
    }
  });

  it("are in the order in which comparing them all two by two puts them", () => {
    const value = fc.option(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ noNaN: true })));
    fc.assert(
      fc.property(fc.array(value), fc.boolean(), (values, desc) => {
        const present = values.filter((one) => one !== null);
        const expected = present.toSorted((a, b) => (desc ? b - a : a - b));
        expect(valuesOf(values, desc).slice(0, present.length).map(Number)).toEqual(expected.map(Number));
      }),
    );
  });
});
