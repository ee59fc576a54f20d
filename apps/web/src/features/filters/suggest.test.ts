import { describe, expect, it } from "vitest";
import { suggestIds } from "./suggest.ts";

const seen = new Map([
  ["ins-1", "web-ams-001"],
  ["ins-001a", "db-ams-7"],
  ["ins-2", "web-sin-001"],
  ["ins-001b", null],
]);

function suggested(named: boolean, text: string): readonly string[] {
  return suggestIds(seen, named, ["ins-9"], text).map(({ id }) => id);
}

describe("suggestions for a part of names and of IDs, latest seen first", () => {
  it("begin with the names that contain it", () => {
    expect(suggested(true, "001")).toEqual(["ins-2", "ins-1", "ins-001b", "ins-001a"]);
  });

  it("begin with the IDs that contain it where names may not be entered", () => {
    expect(suggested(false, "001")).toEqual(["ins-001b", "ins-001a", "ins-2", "ins-1"]);
  });

  it.each([true, false])("keep their order where nothing is typed", (named) => {
    expect(suggested(named, " ")).toEqual(["ins-001b", "ins-2", "ins-001a", "ins-1"]);
  });
});
