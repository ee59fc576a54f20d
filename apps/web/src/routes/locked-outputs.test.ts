import { expect, it } from "vitest";
import { parseListSearch } from "./list-search.ts";
import { withoutOutputs } from "./locked-outputs.ts";

const sortable = new Set(["status"]);

it("leaves open outputs out of the list, and its open rows open", () => {
  const { search } = parseListSearch(new URLSearchParams("open=inv-1&output=inv-1/ins-1"), sortable);
  expect(search.output).toHaveLength(1);
  const kept = withoutOutputs(search);
  expect(kept.search).toEqual({ ...search, output: [] });
  expect(kept.problems.map(({ message }) => message)).toEqual([
    "Scripts and outputs are not shown to you. The link asks for an output.",
  ]);
});
