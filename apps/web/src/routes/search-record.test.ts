import fc from "fast-check";
import { expect, it } from "vitest";
import { parseSearch, stringifySearch } from "./search-record.ts";

function grouped(params: URLSearchParams): Map<string, string[]> {
  return new Map([...new Set(params.keys())].sort().map((name) => [name, params.getAll(name)]));
}

it("carries any parameters through the router, whatever their names and values", () => {
  const text = fc.string({ unit: "binary", maxLength: 12 });
  const pair = fc.tuple(fc.oneof(text, fc.constantFrom("__proto__", "status")), text);
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 8 }), (pairs) => {
      const params = new URLSearchParams(pairs);
      const back = new URLSearchParams(stringifySearch(parseSearch(params.toString())));
      expect(grouped(back)).toEqual(grouped(params));
    }),
  );
});

it("leaves JSON alone", () => {
  expect(parseSearch("?a=1&a=true&b=%5B%22x%22%5D")).toEqual({ a: ["1", "true"], b: ['["x"]'] });
});
