import {
  defaultListQuery,
  formatListQuery,
  type ListQuery,
  listParameters,
  type ParameterProblem,
  parseListQuery,
} from "@command-history/contract";
import { formatOpenOutput, type PlacedOutput, parseOpenOutput } from "../lib/open-output.ts";
import type { TableSort } from "../table/column.ts";
import { formatSort, readSort, readText, unknownParameters } from "./search-parameters.ts";

/** The whole state of the list page, as its URL holds it. */
export interface ListSearch {
  /** What the BFF is asked. */
  readonly query: ListQuery;
  /** How the rows at hand are sorted. Null: as the upstream sent them. */
  readonly sort: TableSort | null;
  /** Text that the rows at hand must contain. */
  readonly find: string;
  /** IDs of the invocations whose rows are open. */
  readonly open: readonly string[];
  /** Outputs open within them. */
  readonly output: readonly PlacedOutput[];
}

export const defaultListSearch: ListSearch = {
  query: defaultListQuery,
  sort: null,
  find: "",
  open: [],
  output: [],
};

/** Every parameter of the page's URL. */
const listPageParameters = [...listParameters, "sort", "find", "open", "output"];

export const listSearchLimits = { find: 200, open: 100, output: 200 } as const;

/**
 * Reads the list page's state from its query string. A value that cannot be taken is replaced by its default and
 * reported, and so is a parameter that the page does not have. `sortable` holds the columns that can be sorted by.
 */
export function parseListSearch(
  params: URLSearchParams,
  sortable: ReadonlySet<string>,
): { search: ListSearch; problems: readonly ParameterProblem[] } {
  const { query, problems: queryProblems } = parseListQuery(params);
  const problems = [...queryProblems, ...unknownParameters(params, listPageParameters)];

  function report(parameter: string, rule: string): void {
    problems.push({ parameter, message: `${parameter}: ${rule}` });
  }

  function open(): readonly string[] {
    const values = [...new Set(params.getAll("open").filter((value) => value !== ""))];
    if (values.length > listSearchLimits.open) {
      report("open", `at most ${listSearchLimits.open} rows are opened from a link`);
    }
    return values.slice(0, listSearchLimits.open);
  }

  function output(): readonly PlacedOutput[] {
    const values = [...new Set(params.getAll("output"))];
    const outputs = values.flatMap((value) => parseOpenOutput(value) ?? []);
    if (outputs.length < values.length) report("output", "must be INVOCATION/INSTANCE, each percent-encoded");
    if (outputs.length > listSearchLimits.output) {
      report("output", `at most ${listSearchLimits.output} outputs are opened from a link`);
    }
    return outputs.slice(0, listSearchLimits.output);
  }

  const search: ListSearch = {
    query,
    sort: readSort(params, sortable, report),
    find: readText(params, "find", listSearchLimits.find, report),
    open: open(),
    output: output(),
  };
  return { search, problems };
}

/** The same list with these invocations closed, and what was open in them. */
export function withClosed({ open, output }: ListSearch, ids: readonly string[]): Partial<ListSearch> {
  return {
    open: open.filter((id) => !ids.includes(id)),
    output: output.filter(({ invocationId }) => !ids.includes(invocationId)),
  };
}

/** The query string of a state: defaults left out, always in the same order. */
export function formatListSearch(search: ListSearch): URLSearchParams {
  const params = formatListQuery(search.query);
  if (search.sort !== null) params.set("sort", formatSort(search.sort));
  if (search.find !== "") params.set("find", search.find);
  for (const invocationId of search.open) params.append("open", invocationId);
  for (const output of search.output) params.append("output", formatOpenOutput(output));
  return params;
}
