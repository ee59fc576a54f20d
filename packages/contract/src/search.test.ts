import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { streamNames } from "./enums.ts";
import { listLimits } from "./list-query.ts";
import { formatSearchQuery, parseSearchQuery, type SearchQuery, searchLimits } from "./search.ts";

const searchQueries: fc.Arbitrary<SearchQuery> = fc.record({
  text: fc.string({ unit: "binary", maxLength: 100 }),
  syntax: fc.constantFrom("plain", "regex"),
  matchCase: fc.boolean(),
  streams: fc.subarray([...streamNames]),
  instanceId: fc.uniqueArray(
    fc.string({ unit: "binary", minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== ""),
    { maxLength: 8 },
  ),
});

describe("the parameters of a search", () => {
  it("survive the way through a URL unchanged", () => {
    fc.assert(
      fc.property(searchQueries, (query) => {
        const search = formatSearchQuery(query).toString();
        expect(parseSearchQuery(new URLSearchParams(search))).toEqual({ query, problems: [] });
      }),
    );
  });

  it.each([
    [`q=${"x".repeat(searchLimits.textLength + 1)}`, "q"],
    ["q=a&q=b", "q"],
    ["q=a&syntax=glob", "syntax"],
    ["q=a&case=upper", "case"],
    ["q=a&case=match&case=ignore", "case"],
    ["q=a&stream=stdin", "stream"],
    [`q=a&instanceId=${"i".repeat(listLimits.valueLength + 1)}`, "instanceId"],
    [`q=a&${Array.from({ length: 201 }, (_, i) => `instanceId=${i}`).join("&")}`, "instanceId"],
  ])("%.40s are reported by name", (search, parameter) => {
    const { query, problems } = parseSearchQuery(new URLSearchParams(search));
    expect(problems).toMatchObject([{ parameter, message: expect.stringContaining(parameter) }]);
    expect(parseSearchQuery(formatSearchQuery(query)).problems).toEqual([]);
  });
});
