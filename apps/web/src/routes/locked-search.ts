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
  hits: defaultInvocationSearch.hits,
  left: defaultInvocationSearch.left,
  right: defaultInvocationSearch.right,
  diff: defaultInvocationSearch.diff,
  run: defaultInvocationSearch.run,
} satisfies Partial<InvocationSearch>;

/** What a link shows by each parameter about texts, as people know it. Others are about a search in them. */
const shownBy: ReadonlyMap<string, string> = new Map([
  ["group", "groups"],
  ["ignore", "groups"],
  ["order", "groups"],
  ["instance", "an output"],
  ["stream", "an output"],
  ["output", "an output"],
  ["L", "marked lines"],
  ["left", "a comparison"],
  ["right", "a comparison"],
  ["diff", "a comparison"],
  ["run", "a comparison"],
]);

function locked(parameters: readonly string[]): readonly ParameterProblem[] {
  const [parameter] = parameters;
  if (parameter === undefined) return [];
  const words = new Set(parameters.map((name) => shownBy.get(name) ?? "a search"));
  const message = `Scripts and outputs are not shown to you. The link asks for ${[...words].join(", ")}.`;
  return [{ parameter, message }];
}

/** The state of an invocation's page without what takes the reader role, and what of a link that leaves out. */
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
