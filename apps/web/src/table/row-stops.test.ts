import { describe, expect, it } from "vitest";
import { nextFailedStop, nextStop, type RowStop } from "./row-stops.ts";

/** Rows by their letters: a capital one failed. The current one stands in brackets. */
function stopsOf(rows: string): readonly (RowStop & { name: string })[] {
  return (rows.match(/\[?\w/g) ?? []).map((row) => {
    const name = row.at(-1) ?? "";
    const nothing = () => undefined;
    return {
      name,
      isCurrent: row.startsWith("["),
      hasFailed: name !== name.toLowerCase(),
      focus: nothing,
      open: nothing,
    };
  });
}

function nameOf(rows: string, find: typeof nextStop, by: 1 | -1): string | null {
  const stops = stopsOf(rows);
  const found = find(stops, by);
  return stops.find((stop) => stop === found)?.name ?? null;
}

describe("the rows that the keyboard stops at", () => {
  it.each([
    ["a[b]c", 1, "c"],
    ["a[b]c", -1, "a"],
    ["ab[c]", 1, null],
    ["[a]bc", -1, null],
    ["abc", 1, "a"],
  ] as const)("in %s, by %s, the next is %s", (rows, by, name) => {
    expect(nameOf(rows, nextStop, by)).toBe(name);
  });

  it.each([
    ["a[B]cD", 1, "D"],
    ["A[b]cd", 1, "A"],
    ["Ab[c]D", -1, "A"],
    ["[a]bCD", -1, "D"],
    ["a[B]c", 1, null],
    ["abC", 1, "C"],
  ] as const)("in %s, by %s, the next that failed is %s", (rows, by, name) => {
    expect(nameOf(rows, nextFailedStop, by)).toBe(name);
  });
});
