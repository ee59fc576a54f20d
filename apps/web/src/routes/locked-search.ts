import type { ParameterProblem } from "@command-history/contract";
import {
  defaultInvocationSearch,
  formatInvocationSearch,
  type InvocationSearch,
} from "./invocation-search.ts";
import { lockedProblems } from "./locked-outputs.ts";

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

/** The state of an invocation's page without what takes the reader role, and what of a link that leaves out. */
export function withoutTexts(search: InvocationSearch): {
  search: InvocationSearch;
  problems: readonly ParameterProblem[];
} {
  const rest = { ...search, ...noTexts };
  const kept = formatInvocationSearch(rest);
  const left = [...formatInvocationSearch(search).keys()].filter((parameter) => !kept.has(parameter));
  return {
    search: rest,
    problems: lockedProblems(left, (parameter) => shownBy.get(parameter) ?? "a search"),
  };
}
