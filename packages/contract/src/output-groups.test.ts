import { describe, expect, it } from "vitest";
import { ignorables, parseIgnored } from "./output-groups.ts";
import { digestsPath } from "./paths.ts";

describe("what to ignore", () => {
  it("survives the way through a path", () => {
    const path = digestsPath("inv-1", ["numbers", "names"]);
    expect(parseIgnored(new URL(path, "http://localhost").searchParams)).toEqual({
      ignored: ["numbers", "names"],
      problems: [],
    });
  });

  it("is put into one order, each choice once", () => {
    const params = new URLSearchParams(
      [...ignorables, ...ignorables].reverse().map((name) => ["ignore", name]),
    );
    expect(parseIgnored(params).ignored).toEqual(ignorables);
  });

  it("is nothing unless told, and reported when unknown", () => {
    expect(parseIgnored(new URLSearchParams("ignore="))).toEqual({ ignored: [], problems: [] });
    expect(parseIgnored(new URLSearchParams("ignore=times&ignore=colours"))).toMatchObject({
      ignored: ["times"],
      problems: [{ parameter: "ignore" }],
    });
  });
});
