import { expect, it } from "vitest";
import { parseInvocationSearch } from "./invocation-search.ts";
import { parseListSearch } from "./list-search.ts";
import { withoutOutputs, withoutTexts } from "./locked-search.ts";

const sortable = new Set(["status"]);

function invocation(query: string) {
  return withoutTexts(parseInvocationSearch(new URLSearchParams(query), sortable).search);
}

it.each([
  "group=output",
  "instance=ins-1",
  "stream=stderr",
  "L=10-20",
  "q=error",
  "left=a&right=b",
  "run=inv-2",
  "ignore=times",
])("leaves %s out of an invocation's page, and says so", (query) => {
  const { search, problems } = invocation(query);
  expect(search).toEqual(invocation("").search);
  expect(problems.map(({ parameter }) => parameter)).toEqual([
    [...new URLSearchParams(query).keys()].join(", "),
  ]);
});

it("leaves filters, sorting and the account of an invocation's page alone", () => {
  const query = "profile=team&task=Failed&exit=3&find=web&sort=status";
  const { search } = parseInvocationSearch(new URLSearchParams(query), sortable);
  expect(withoutTexts(search)).toEqual({ search, problems: [] });
});

it("leaves open outputs out of the list, and its open rows open", () => {
  const { search } = parseListSearch(new URLSearchParams("open=inv-1&output=inv-1/ins-1"), sortable);
  expect(search.output).toHaveLength(1);
  const kept = withoutOutputs(search);
  expect(kept.search).toEqual({ ...search, output: [] });
  expect(kept.problems.map(({ parameter }) => parameter)).toEqual(["output"]);
});
