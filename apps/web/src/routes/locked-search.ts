import type { ParameterProblem } from "@command-history/contract";
import {
  defaultInvocationSearch,
  formatInvocationSearch,
  type InvocationSearch,
} from "./invocation-search.ts";
import type { ListSearch } from "./list-search.ts";

/** What of an invocation's page is about its texts alone. */
const noTexts = {
  group: defaultInvocationSearch.group,
  ignored: defaultInvocationSearch.ignored,
  order: defaultInvocationSearch.order,
  instance: defaultInvocationSearch.instance,
  stream: defaultInvocationSearch.stream,
  lines: defaultInvocationSearch.lines,
  search: defaultInvocationSearch.search,
  left: defaultInvocationSearch.left,
  right: defaultInvocationSearch.right,
  diff: defaultInvocationSearch.diff,
  run: defaultInvocationSearch.run,
} satisfies Partial<InvocationSearch>;

function locked(parameters: readonly string[]): readonly ParameterProblem[] {
  const names = [...new Set(parameters)].join(", ");
  if (names === "") return [];
  return [{ parameter: names, message: `${names}: showing scripts and outputs takes the role reader` }];
}

/** The state of an invocation's page without what takes the role reader, and what of a link that leaves out. */
export function withoutTexts(search: InvocationSearch): {
  search: InvocationSearch;
  problems: readonly ParameterProblem[];
} {
  const rest = { ...search, ...noTexts };
  const kept = formatInvocationSearch(rest);
  const left = [...formatInvocationSearch(search).keys()].filter((parameter) => !kept.has(parameter));
  return { search: rest, problems: locked(left) };
}

/** The same of the list. */
export function withoutOutputs(search: ListSearch): {
  search: ListSearch;
  problems: readonly ParameterProblem[];
} {
  return { search: { ...search, output: [] }, problems: locked(search.output.map(() => "output")) };
}
