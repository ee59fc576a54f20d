import { auditFilters, defaultListQuery, filterNames, formatListQuery } from "@command-history/contract";
import { listQueryIn } from "../http/query-of.ts";

/** Actions whose question is that of the list, or has some of its filters. */
const withListQuery: ReadonlySet<string> = new Set(["list", "export", "search", "audit"]);

/**
 * What else is recorded of a question: what its route knows, and nothing else that somebody put into an address. Not
 * `q` of a search: what is looked for may be a piece of an output, and not everyone who reads the trail may read those.
 */
const others: Readonly<Record<string, readonly string[]>> = {
  export: ["format", "scope"],
  output: ["download"],
  search: ["stream", "syntax", "case"],
  digests: ["ignore"],
  audit: auditFilters.filter((name) => !filterNames.some((filter) => filter === name)),
};

/** Two hundred IDs in each of four filters would make a line of 200 kB. */
const longest = 2000;
/** A value of these is a word, unless somebody makes it one that is not. */
const longestOther = 256;

/**
 * The question of a request as the trail keeps it: what we know of its query string, in a fixed order, without the
 * profile, which the trail has by itself. Null when nothing was asked. Cut, with an ellipsis, where it is long.
 */
export function recordedFilter(action: string, given: URLSearchParams): string | null {
  const query = withListQuery.has(action) ? listQueryIn(given).query : defaultListQuery;
  const filter = formatListQuery({ ...query, profile: defaultListQuery.profile });
  for (const name of others[action] ?? []) {
    for (const value of given.getAll(name)) filter.append(name, value.slice(0, longestOther));
  }
  const text = filter.toString();
  if (text === "") return null;
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
