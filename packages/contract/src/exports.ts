import { type ListQuery, listParameters, parseListQuery } from "./list-query.ts";
import { type ParameterProblem, readChoice } from "./parameters.ts";

/** Formats in which the list can be taken away, and those of one invocation: `zip` holds every output as a file. */
export const listExportFormats = ["csv", "ndjson"] as const;
export type ListExportFormat = (typeof listExportFormats)[number];

export const invocationExportFormats = ["csv", "ndjson", "zip"] as const;
export type InvocationExportFormat = (typeof invocationExportFormats)[number];

/** `page`: the rows of the page that `page` and `pageSize` name; `all`: every page of the filter. */
export const listExportScopes = ["page", "all"] as const;
export type ListExportScope = (typeof listExportScopes)[number];

/** What `GET /api/exports/invocations` takes away. With scope `all`, the query's `page` and `pageSize` have no effect. */
export interface ListExport {
  readonly query: ListQuery;
  readonly format: ListExportFormat;
  readonly scope: ListExportScope;
}

export const listExportParameters: readonly string[] = [...listParameters, "format", "scope"];

/**
 * The header of an export of all pages in which the number of its rows stands beforehand, to show how far it has
 * come. The upstream's claim: it can be wrong, and then the header may be missing.
 */
export const totalCountHeader = "X-Total-Count";

/** Reads the list's parameters, `format` (csv unless told) and `scope` (page unless told). */
export function parseListExport(
  params: URLSearchParams,
): ListExport & { problems: readonly ParameterProblem[] } {
  const { query, problems: listProblems } = parseListQuery(params);
  const problems = [...listProblems];
  const format = readChoice(params, "format", listExportFormats, "csv", problems);
  const scope = readChoice(params, "scope", listExportScopes, "page", problems);
  return { query, format, scope, problems };
}

/** Reads `format` of an invocation's export, csv unless told. */
export function parseInvocationExport(params: URLSearchParams): {
  format: InvocationExportFormat;
  problems: readonly ParameterProblem[];
} {
  const problems: ParameterProblem[] = [];
  const format = readChoice(params, "format", invocationExportFormats, "csv", problems);
  return { format, problems };
}
