import type { ParameterProblem } from "@command-history/contract";
import type { TableSort } from "../table/column.ts";

/** Takes note of a value in the URL that cannot be used: which parameter, and what is allowed. */
export type Report = (parameter: string, rule: string) => void;

/** The sort of a table out of `sort=COLUMN.asc`; null when there is none, or none that can be used. */
export function readSort(
  params: URLSearchParams,
  sortable: ReadonlySet<string>,
  report: Report,
): TableSort | null {
  const values = params.getAll("sort").filter((value) => value !== "");
  if (values.length === 0) return null;
  const match = values.length === 1 ? /^(.*)\.(asc|desc)$/s.exec(values[0] ?? "") : null;
  const column = match?.[1];
  if (column !== undefined && sortable.has(column)) return { column, desc: match?.[2] === "desc" };
  report("sort", "must name one column and asc or desc, as in created.desc");
  return null;
}

export function formatSort({ column, desc }: TableSort): string {
  return `${column}.${desc ? "desc" : "asc"}`;
}

/** A text that may be given once, "" when it is absent or longer than `maxLength`. */
export function readText(
  params: URLSearchParams,
  parameter: string,
  maxLength: number,
  report: Report,
): string {
  const values = params.getAll(parameter);
  const value = values[0] ?? "";
  if (values.length <= 1 && value.length <= maxLength) return value;
  report(parameter, `may be given once, with at most ${maxLength} characters`);
  return "";
}

/** Names that are no parameters of the page, such as misspelt ones: nothing of them is in what is shown. */
export function unknownParameters(
  params: URLSearchParams,
  known: readonly string[],
): readonly ParameterProblem[] {
  const names = [...new Set(params.keys())].filter((name) => !known.includes(name));
  return names.map((name) => ({ parameter: name, message: `${name}: this page has no such parameter` }));
}
