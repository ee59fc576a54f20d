import { expect, it } from "vitest";
import { parseInvocationSearch } from "./invocation-search.ts";
import { withoutTexts } from "./locked-search.ts";

const sortable = new Set(["status"]);

function invocation(query: string) {
  return withoutTexts(parseInvocationSearch(new URLSearchParams(query), sortable).search);
}

it.each([
  ["group=output", "groups"],
  ["instance=ins-1", "an output"],
  ["instance=ins-1&stream=stderr&L=10-20", "an output, marked lines"],
  ["q=error", "a search"],
  ["q=error&case=match", "a search"],
  ["q=error&hits=none", "a search"],
  ["left=a&right=b", "a comparison"],
  ["run=inv-2", "a comparison"],
  ["ignore=times", "groups"],
])("leaves %s out of an invocation's page, and says in words what it was", (query, words) => {
  const { search, problems } = invocation(query);
  expect(search).toEqual(invocation("").search);
  expect(problems.map(({ message }) => message)).toEqual([
    `Scripts and outputs are not shown to you. The link asks for ${words}.`,
  ]);
});

it("leaves filters, sorting and the account of an invocation's page alone", () => {
  const query = "profile=team&task=Failed&exit=3&find=web&sort=status";
  const { search } = parseInvocationSearch(new URLSearchParams(query), sortable);
  expect(withoutTexts(search)).toEqual({ search, problems: [] });
});
