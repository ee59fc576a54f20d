import fc from "fast-check";
import { expect, it } from "vitest";
import { parseSearch, stringifySearch } from "./search-record.ts";

it("carries any parameters through the router, whatever their names and values", () => {
  const text = fc.string({ unit: "binary" });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.oneof(text, fc.constant("__proto__")), text)), (pairs) => {
      const params = new URLSearchParams(pairs);
      const back = new URLSearchParams(stringifySearch(parseSearch(params.toString())));
      for (const name of params.keys()) expect(back.getAll(name)).toEqual(params.getAll(name));
      expect(back.size).toBe(params.size);
    }),
  );
});

it("leaves JSON alone", () => {
  expect(parseSearch("?a=1&a=true&b=%5B%22x%22%5D")).toEqual({ a: ["1", "true"], b: ['["x"]'] });
});
