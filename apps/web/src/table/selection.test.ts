import { describe, expect, it } from "vitest";
import { shareSelected, toggleRange, toggleRow, toggleShown } from "./selection.ts";

const shown = ["a", "b", "c", "d", "e"];

describe("a selection of rows", () => {
  it("takes a row in, and out again", () => {
    const once = toggleRow(new Set(["a"]), "b");
    expect([...once]).toEqual(["a", "b"]);
    expect([...toggleRow(once, "a")]).toEqual(["b"]);
  });

  it("takes in the rows from the last one clicked to this one, in either direction", () => {
    expect([...toggleRange(new Set(["b"]), shown, "b", "d")]).toEqual(["b", "c", "d"]);
    expect([...toggleRange(new Set(["d"]), shown, "d", "b")].toSorted()).toEqual(["b", "c", "d"]);
  });

  it("takes a range out when this row is selected", () => {
    expect([...toggleRange(new Set(shown), shown, "b", "d")]).toEqual(["a", "e"]);
  });

  it("takes one row when the last one clicked is not shown any more", () => {
    expect([...toggleRange(new Set(["z"]), shown, "z", "d")]).toEqual(["z", "d"]);
    expect([...toggleRange(new Set(), shown, null, "d")]).toEqual(["d"]);
  });

  it("takes in all rows shown and no other, then takes them out and leaves the others", () => {
    const all = toggleShown(new Set(["z", "a"]), shown);
    expect([...all].toSorted()).toEqual(["a", "b", "c", "d", "e", "z"]);
    expect([...toggleShown(all, shown)]).toEqual(["z"]);
  });

  it("knows whether all, some or none of the rows shown are selected", () => {
    expect(shareSelected(new Set(["z"]), shown)).toBe("none");
    expect(shareSelected(new Set(["a", "z"]), shown)).toBe("some");
    expect(shareSelected(new Set(shown), shown)).toBe("all");
    expect(shareSelected(new Set(), [])).toBe("none");
  });
});
