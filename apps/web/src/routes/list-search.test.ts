import { defaultListQuery, listLimits, searchSyntaxes } from "@command-history/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noOutputQuery } from "../lib/output-query.ts";
import { shownStreams } from "../lib/shown-stream.ts";
import { defaultListSearch, formatListSearch, type ListSearch, parseListSearch } from "./list-search.ts";

const sortable = new Set(["created", "status", "odd.name"]);
const id = fc.string({ unit: "binary", minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== "");
const ids = fc.uniqueArray(id, { maxLength: 6 });

const searches: fc.Arbitrary<ListSearch> = fc.record({
  query: fc.record({
    commandId: ids,
    invocationId: ids,
    instanceId: ids,
    status: ids,
    page: fc.integer({ min: 1, max: listLimits.page }),
    pageSize: fc.integer({ min: 1, max: listLimits.pageSize }),
    profile: fc.option(id, { nil: undefined }),
  }),
  sort: fc.option(fc.record({ column: fc.constantFrom(...sortable), desc: fc.boolean() })),
  find: fc.string({ unit: "binary", maxLength: 60 }),
  open: ids,
  output: fc.uniqueArray(
    fc.record({
      invocationId: id,
      instanceId: id,
      stream: fc.option(fc.constantFrom(...shownStreams)),
      lines: fc.option(fc.constantFrom({ from: 7, to: 7 }, { from: 10, to: 20 })),
      search: fc.oneof(
        fc.constant(noOutputQuery),
        fc.record({
          text: fc.string({ unit: "binary", minLength: 1, maxLength: 40 }),
          syntax: fc.constantFrom(...searchSyntaxes),
          matchCase: fc.boolean(),
          invert: fc.boolean(),
        }),
      ),
    }),
    { maxLength: 6, comparator: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  ),
});

function read(text: string) {
  return parseListSearch(new URLSearchParams(text), sortable);
}

describe("the list page's state", () => {
  it("survives the way through its URL unchanged", () => {
    fc.assert(
      fc.property(searches, (search) => {
        expect(read(formatListSearch(search).toString())).toEqual({ search, problems: [] });
      }),
    );
  });

  it("is read from any URL without a crash, and what was read is written without a problem", () => {
    const names = fc.constantFrom(
      "status",
      "page",
      "pageSize",
      "sort",
      "find",
      "open",
      "output",
      "profile",
      "x",
    );
    const pairs = fc.array(fc.tuple(names, fc.oneof(fc.string({ unit: "binary" }), fc.constant("%E0%A4/a"))));
    fc.assert(
      fc.property(pairs, (entries) => {
        const { search } = read(new URLSearchParams(entries).toString());
        const text = formatListSearch(search).toString();
        expect(read(text)).toEqual({ search, problems: [] });
        expect(formatListSearch(read(text).search).toString()).toBe(text);
      }),
    );
  });

  it("leaves no trace of its defaults", () => {
    expect(read("")).toEqual({ search: defaultListSearch, problems: [] });
    expect(formatListSearch(defaultListSearch).toString()).toBe("");
  });

  it("keeps a list as repeated parameters", () => {
    const query = { ...defaultListQuery, status: ["Failed", "PartialFailed"] };
    expect(formatListSearch({ ...defaultListSearch, query }).toString()).toBe(
      "status=Failed&status=PartialFailed",
    );
  });

  it.each([
    ["page=0", "page"],
    ["pagesize=50", "pagesize"],
    ["sort=created", "sort"],
    ["sort=password.asc", "sort"],
    ["sort=created.asc&sort=status.asc", "sort"],
    [`find=${"f".repeat(201)}`, "find"],
    [Array.from({ length: 101 }, (_, i) => `open=${i}`).join("&"), "open"],
    ["output=only-one", "output"],
    ["output=a%2Fb%2Fstdin", "output"],
    ["output=a%2Fb%2Fstdout%2Fall", "output"],
    ["output=a%2Fb%2Fstdout%2F%2Ffuzzy%3Ax", "output"],
    ["output=a%2Fb%2Fstdout%2F%2Fno-text", "output"],
    ["output=%25E0%25A4%2Fb", "output"],
  ])("%.40s is reported by name", (text, parameter) => {
    expect(read(text).problems).toMatchObject([{ parameter }]);
  });
});
