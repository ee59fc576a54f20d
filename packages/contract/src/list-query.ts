import { type ParameterProblem, readValues, valueLimits } from "./parameters.ts";

/**
 * The list's parameters. One definition serves the page's URL, the BFF's query string and the query key. The
 * BFF refuses what `parseListQuery` reports; the page takes the default in its place and says so.
 */
export interface ListQuery {
  readonly commandId: readonly string[];
  readonly invocationId: readonly string[];
  readonly instanceId: readonly string[];
  /** Invocation statuses. Open: values the upstream does not document pass. */
  readonly status: readonly string[];
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  /** The upstream account to ask; undefined is the configured default. */
  readonly profile: string | undefined;
}

export const filterNames = ["commandId", "invocationId", "instanceId", "status"] as const;
export type FilterName = (typeof filterNames)[number];

const numberNames = ["page", "pageSize"] as const;
type NumberName = (typeof numberNames)[number];

/** Every parameter of the list. */
export const listParameters: readonly string[] = [...filterNames, ...numberNames, "profile"];

export const listLimits = {
  ...valueLimits,
  /** The upstream reads pageNum as a 32-bit integer. */
  page: 2_147_483_647,
  /** API reference, DescribeCommandInvocations: pageSize 1 to 10000. */
  pageSize: 10_000,
} as const;

export const defaultListQuery: ListQuery = {
  commandId: [],
  invocationId: [],
  instanceId: [],
  status: [],
  page: 1,
  pageSize: 20,
  profile: undefined,
};

/**
 * Reads the list's parameters from a query string; other parameters are left alone. Each value that cannot be
 * taken is replaced by its default and reported; so is a blank value of a filter. Equal values of one are folded.
 */
export function parseListQuery(params: URLSearchParams): {
  query: ListQuery;
  problems: readonly ParameterProblem[];
} {
  const problems: ParameterProblem[] = [];

  function single(parameter: string): string | undefined {
    const values = params.getAll(parameter).filter((value) => value !== "");
    if (values.length > 1) problems.push({ parameter, message: `${parameter}: may be given once only` });
    return values.length === 1 ? values[0] : undefined;
  }

  function wholeNumber(parameter: NumberName): number {
    const value = single(parameter);
    if (value === undefined) return defaultListQuery[parameter];
    const number = /^\d{1,10}$/.test(value) ? Number(value) : 0;
    if (number >= 1 && number <= listLimits[parameter]) return number;
    problems.push({
      parameter,
      message: `${parameter}: must be a whole number from 1 to ${listLimits[parameter]}`,
    });
    return defaultListQuery[parameter];
  }

  function profile(): string | undefined {
    const value = single("profile");
    if (value === undefined || value.length <= listLimits.valueLength) return value;
    problems.push({
      parameter: "profile",
      message: `profile: has more than ${listLimits.valueLength} characters`,
    });
    return undefined;
  }

  const query: ListQuery = {
    commandId: readValues(params, "commandId", problems),
    invocationId: readValues(params, "invocationId", problems),
    instanceId: readValues(params, "instanceId", problems),
    status: readValues(params, "status", problems),
    page: wholeNumber("page"),
    pageSize: wholeNumber("pageSize"),
    profile: profile(),
  };
  return { query, problems };
}

/** The query string of a list query: defaults left out, parameters in a fixed order, so that equal queries give equal text. */
export function formatListQuery(query: ListQuery): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of filterNames) {
    for (const value of query[name]) params.append(name, value);
  }
  for (const name of numberNames) {
    if (query[name] !== defaultListQuery[name]) params.set(name, String(query[name]));
  }
  if (query.profile !== undefined) params.set("profile", query.profile);
  return params;
}
