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

function locked(parameter: string): ParameterProblem {
  return { parameter, message: `${parameter}: takes the role reader, since it shows scripts or outputs` };
}

/** The state of an invocation's page without what takes the role reader, and what of a link that leaves out. */
export function withoutTexts(search: InvocationSearch): {
  search: InvocationSearch;
  problems: readonly ParameterProblem[];
} {
  const rest = { ...search, ...noTexts };
  const kept = formatInvocationSearch(rest);
  const left = [...formatInvocationSearch(search).keys()].filter((parameter) => !kept.has(parameter));
  return { search: rest, problems: [...new Set(left)].map(locked) };
}

/** The same of the list. */
export function withoutOutputs(search: ListSearch): {
  search: ListSearch;
  problems: readonly ParameterProblem[];
} {
  if (search.output.length === 0) return { search, problems: [] };
  return { search: { ...search, output: [] }, problems: [locked("output")] };
}
