import { describe, expect, it } from "vitest";
import { columnsFor } from "./columns.tsx";

const everywhere = { tight: true, hidden: new Set<string>(), sortedBy: undefined, ofOneInstance: false };

describe("the columns of the list", () => {
  it.each([
    ["with room for all", { ...everywhere, tight: false }, true],
    ["in little room", everywhere, false],
    ["in little room, sorted by the delay", { ...everywhere, sortedBy: "delay" }, true],
    ["in little room, with the durations hidden", { ...everywhere, hidden: new Set(["duration"]) }, true],
  ])("%s: whether the queue delay has a column of its own", (_name, where, isOwn) => {
    expect(columnsFor(where).some(({ id }) => id === "delay")).toBe(isOwn);
  });

  it.each([[true], [false]])(
    "of a list filtered by one instance end with how it did there; in little room: %s",
    (tight) => {
      const where = { ...everywhere, tight, ofOneInstance: true };
      const idsOf = (columns: ReturnType<typeof columnsFor>) => columns.map(({ id }) => id);
      expect(idsOf(columnsFor(where)).at(-1)).toBe("outcome");
      expect(idsOf(columnsFor(where))).not.toContain("failure");
      expect(idsOf(columnsFor({ ...where, sortedBy: "failure" })).slice(-2)).toEqual(["outcome", "failure"]);
    },
  );
});
