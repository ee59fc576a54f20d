import {
  auditFilters,
  defaultListQuery,
  filterNames,
  formatListQuery,
  parseListQuery,
} from "@command-history/contract";

/**
 * Parameters that are recorded beside the list's. Not `q` of a search: what is looked for may be a piece of an output,
 * and not everyone who reads the trail may read those.
 */
const others = [
  ...auditFilters.filter((name) => !filterNames.some((filter) => filter === name)),
  "format",
  "scope",
  "download",
  "stream",
  "syntax",
  "case",
  "ignore",
];

/** Two hundred IDs in each of four filters would make a line of 200 kB. */
const longest = 2000;

/**
 * The question of a request as the trail keeps it: what we know of its query string, in a fixed order, without the
 * profile, which the trail has by itself. Null when nothing was asked. Cut, with an ellipsis, where it is long.
 */
export function recordedFilter(given: URLSearchParams): string | null {
  const { query } = parseListQuery(given);
  const filter = formatListQuery({ ...query, profile: defaultListQuery.profile });
  for (const name of others) {
    for (const value of given.getAll(name)) filter.append(name, value);
  }
  const text = filter.toString();
  if (text === "") return null;
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
