import {
  type Ignorable,
  listLimits,
  type ParameterProblem,
  parseIgnored,
  readChoice,
  searchLimits,
  searchSyntaxes,
} from "@command-history/contract";
import { type GroupOrder, groupOrders } from "@command-history/output";
import { type DiffLayout, diffLayouts } from "../features/compare/fold-rows.ts";
import { type ListedHits, listedHits } from "../features/output-search/listed-hits.ts";
import { formatLineRange, type LineRange, parseLineRange } from "../lib/line-range.ts";
import { noOutputQuery, type OutputQuery } from "../lib/output-query.ts";
import { type ShownStream, shownStreams } from "../lib/shown-stream.ts";
import type { TableSort } from "../table/column.ts";
import { formatSort, readSort, readText, unknownParameters } from "./search-parameters.ts";

/** The whole state of the page of one invocation, as its URL holds it; the invocation's ID is in the path. */
export interface InvocationSearch {
  /** The upstream account to ask; undefined is the configured default. */
  readonly profile: string | undefined;
  /** Task statuses that instances must have, "" for none at all. Empty: any. */
  readonly task: readonly string[];
  /** Exit codes that instances must have, "" for none at all. Empty: any. */
  readonly exit: readonly string[];
  /** Text that the rows of instances must contain. */
  readonly find: string;
  /** Null: failing instances first. */
  readonly sort: TableSort | null;
  /** Instances grouped by what they wrote. */
  readonly group: boolean;
  /** What does not count when outputs are grouped or compared. */
  readonly ignored: readonly Ignorable[];
  readonly order: GroupOrder;
  /** The instance whose output is shown. */
  readonly instance: string | null;
  /** Null: the one that tells more. */
  readonly stream: ShownStream | null;
  readonly lines: LineRange | null;
  /** What is looked for in the outputs shown. */
  readonly search: OutputQuery;
  /** The same is looked for in all outputs, and these instances are listed. Null: only in those shown. */
  readonly hits: ListedHits | null;
  /** Instances whose outputs are compared. */
  readonly left: string | null;
  readonly right: string | null;
  readonly diff: DiffLayout;
  /** Another invocation to compare this one with. */
  readonly run: string | null;
}

export const defaultInvocationSearch: InvocationSearch = {
  profile: undefined,
  task: [],
  exit: [],
  find: "",
  sort: null,
  group: false,
  ignored: [],
  order: "rarest",
  instance: null,
  stream: null,
  lines: null,
  search: noOutputQuery,
  hits: null,
  left: null,
  right: null,
  diff: "split",
  run: null,
};

/** Every parameter of the page's URL. */
const invocationPageParameters = [
  "profile",
  "task",
  "exit",
  "find",
  "sort",
  "group",
  "ignore",
  "order",
  "instance",
  "stream",
  "L",
  "q",
  "syntax",
  "case",
  "invert",
  "hits",
  "left",
  "right",
  "diff",
  "run",
];

export const invocationSearchLimits = { find: 200 } as const;

/**
 * Reads the page's state from its query string. A value that cannot be taken is replaced by its default and
 * reported, and so is a parameter that the page does not have. `sortable` holds the columns that can be sorted by.
 */
export function parseInvocationSearch(
  params: URLSearchParams,
  sortable: ReadonlySet<string>,
): { search: InvocationSearch; problems: readonly ParameterProblem[] } {
  const { ignored, problems: ignoreProblems } = parseIgnored(params);
  const problems = [...ignoreProblems, ...unknownParameters(params, invocationPageParameters)];

  function report(parameter: string, rule: string): void {
    problems.push({ parameter, message: `${parameter}: ${rule}` });
  }

  /** Values of a facet; unlike elsewhere the empty one counts, as "without". */
  function facet(parameter: string, fits: (value: string) => boolean, rule: string): readonly string[] {
    const values = [...new Set(params.getAll(parameter))];
    const fitting = values
      .filter((value) => value === "" || fits(value))
      .slice(0, listLimits.valuesPerFilter);
    if (fitting.length < values.length) report(parameter, rule);
    return fitting;
  }

  function id(parameter: string): string | null {
    const value = readText(params, parameter, listLimits.valueLength, report);
    return value === "" ? null : value;
  }

  function lines(): LineRange | null {
    const given = params.getAll("L").filter((value) => value !== "");
    if (given.length === 0) return null;
    const range = given.length === 1 ? parseLineRange(given[0] ?? "") : null;
    if (range === null) report("L", "must be a line or a range of lines, as in 120-140");
    return range;
  }

  const text = readText(params, "q", searchLimits.textLength, report);
  const hits = readChoice(params, "hits", listedHits, null, problems);

  const search: InvocationSearch = {
    profile: id("profile") ?? undefined,
    task: facet(
      "task",
      (value) => value.length <= listLimits.valueLength,
      `a value has more than ${listLimits.valueLength} characters, or there are too many`,
    ),
    exit: facet("exit", (value) => /^-?\d{1,12}$/.test(value), "must be whole numbers"),
    find: readText(params, "find", invocationSearchLimits.find, report),
    sort: readSort(params, sortable, report),
    group: readChoice(params, "group", ["output"], null, problems) !== null,
    ignored,
    order: readChoice(params, "order", groupOrders, defaultInvocationSearch.order, problems),
    instance: id("instance"),
    stream: readChoice(params, "stream", shownStreams, null, problems),
    lines: lines(),
    search: {
      text,
      syntax: readChoice(params, "syntax", searchSyntaxes, noOutputQuery.syntax, problems),
      matchCase: readChoice(params, "case", ["ignore", "match"], "ignore", problems) === "match",
      invert: readChoice(params, "invert", ["1"], null, problems) !== null,
    },
    // With nothing to look for there are no hits.
    hits: text === "" ? null : hits,
    left: id("left"),
    right: id("right"),
    diff: readChoice(params, "diff", diffLayouts, defaultInvocationSearch.diff, problems),
    run: id("run"),
  };
  return { search, problems };
}

/** The query string of a state: defaults left out, always in the same order. */
export function formatInvocationSearch(state: InvocationSearch): URLSearchParams {
  const params = new URLSearchParams();
  const defaults = defaultInvocationSearch;

  function set(parameter: string, value: string | null | undefined, initial: string | null = null): void {
    if (value !== null && value !== undefined && value !== initial) params.set(parameter, value);
  }

  set("profile", state.profile);
  for (const status of state.task) params.append("task", status);
  for (const code of state.exit) params.append("exit", code);
  set("find", state.find, defaults.find);
  set("sort", state.sort === null ? null : formatSort(state.sort));
  set("group", state.group ? "output" : null);
  for (const name of state.ignored) params.append("ignore", name);
  set("order", state.order, defaults.order);
  set("instance", state.instance);
  set("stream", state.stream);
  set("L", state.lines === null ? null : formatLineRange(state.lines));
  set("q", state.search.text, defaults.search.text);
  set("syntax", state.search.syntax, defaults.search.syntax);
  set("case", state.search.matchCase ? "match" : null);
  set("invert", state.search.invert ? "1" : null);
  set("hits", state.search.text === "" ? null : state.hits);
  set("left", state.left);
  set("right", state.right);
  set("diff", state.diff, defaults.diff);
  set("run", state.run);
  return params;
}
