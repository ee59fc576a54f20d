import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { elementsFor, type ShownRow } from "./row-elements.ts";

function shown(...rows: readonly string[]): readonly ShownRow[] {
  return rows.map((row) => ({ id: row, element: `of ${row}` }));
}

/** The elements that show these rows after `before`; new ones count from 1. */
function elements(ids: readonly string[], before: readonly ShownRow[], kept: readonly string[] = []) {
  let created = 0;
  function create(): string {
    created += 1;
    return `new ${created}`;
  }
  return elementsFor(ids, { before, canChange: (id) => !kept.includes(id), create }).map(
    ({ element }) => element,
  );
}

describe("the elements of rows", () => {
  it("stay those of rows that were drawn before", () => {
    expect(elements(["c", "a"], shown("a", "b", "c"))).toEqual(["of c", "of a"]);
  });

  it("show other rows when all of them have changed", () => {
    expect(elements(["x", "y", "z"], shown("a", "b"))).toEqual(["of a", "of b", "new 1"]);
  });

  it("are taken over only where they stand", () => {
    expect(elements(["b", "c", "d"], shown("a", "b", "c"))).toEqual(["of b", "of c", "new 1"]);
    expect(elements(["x", "b", "y", "z"], shown("a", "b", "c"))).toEqual(["of a", "of b", "of c", "new 1"]);
  });

  it("are not taken over from a row that is kept apart, nor given to one", () => {
    expect(elements(["x", "y"], shown("open", "b"), ["open"])).toEqual(["of b", "new 1"]);
    expect(elements(["open", "y"], shown("a", "b"), ["open"])).toEqual(["new 1", "of a"]);
  });

  it("are one for each row, and none changes its place among those that stay", () => {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String));
    fc.assert(
      fc.property(ids, ids, fc.array(fc.integer({ min: 0, max: 30 }).map(String)), (before, next, kept) => {
        // As when scrolling: the rows that stay do so in their order.
        const inOrder = next.toSorted((a, b) => Number(a) - Number(b));
        const stood = shown(...before.toSorted((a, b) => Number(a) - Number(b)));
        const found = elements(inOrder, stood, kept);
        expect(new Set(found).size).toBe(inOrder.length);
        const places = found
          .map((element) => stood.findIndex((row) => row.element === element))
          .filter((place) => place >= 0);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }),
    );
  });
});
