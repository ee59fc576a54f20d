import * as z from "zod/mini";
import { type StreamName, streamNames } from "./enums.ts";
import { problemSchema } from "./errors.ts";
import { type ParameterProblem, readChoice, readChoices, readValues } from "./parameters.ts";

/** What `GET /api/invocations/:invocationId/search` looks for in the outputs of one invocation. */
export interface SearchQuery {
  readonly text: string;
  /**
   * `plain` looks for the text as it is; `regex` takes it as a regular expression of the RE2 kind. Both look at one
   * line at a time, as a terminal shows it. Where an expression matches nothing at all, that is no hit.
   */
  readonly syntax: SearchSyntax;
  readonly matchCase: boolean;
  /** Empty: both. */
  readonly streams: readonly StreamName[];
  /** Empty: every instance. */
  readonly instanceId: readonly string[];
}

export const searchSyntaxes = ["plain", "regex"] as const;
export type SearchSyntax = (typeof searchSyntaxes)[number];

export const searchLimits = {
  /** Characters of the text or expression. */
  textLength: 1000,
  /** Lines listed for one instance, half of them for a stream when both have that many; the counts go on. */
  linesPerInstance: 50,
  /** Lines listed in all; the counts go on. */
  lines: 2000,
  /** Characters of a listed line, cut around its first hit. */
  lineLength: 240,
  /** Hits marked in one listed line. */
  rangesPerLine: 20,
} as const;

export const searchParameters: readonly string[] = ["q", "syntax", "case", "stream", "instanceId", "profile"];

/** Reads a search from a query string: `q`, `syntax=regex`, `case=match`, `stream` and `instanceId` (each may repeat). */
export function parseSearchQuery(params: URLSearchParams): {
  query: SearchQuery;
  problems: readonly ParameterProblem[];
} {
  const problems: ParameterProblem[] = [];

  function searchText(): string {
    const [text = "", ...others] = params.getAll("q").filter((value) => value !== "");
    if (others.length > 0) problems.push({ parameter: "q", message: "q: may be given once only" });
    if (text.length > searchLimits.textLength) {
      problems.push({ parameter: "q", message: `q: has more than ${searchLimits.textLength} characters` });
    }
    return text.slice(0, searchLimits.textLength);
  }

  const query: SearchQuery = {
    text: searchText(),
    syntax: readChoice(params, "syntax", searchSyntaxes, "plain", problems),
    matchCase: readChoice(params, "case", ["ignore", "match"], "ignore", problems) === "match",
    streams: readChoices(params, "stream", streamNames, problems),
    instanceId: readValues(params, "instanceId", problems),
  };
  return { query, problems };
}

/** The query string of a search, defaults left out. */
export function formatSearchQuery(query: SearchQuery): URLSearchParams {
  const params = new URLSearchParams();
  if (query.text !== "") params.set("q", query.text);
  if (query.syntax !== "plain") params.set("syntax", query.syntax);
  if (query.matchCase) params.set("case", "match");
  for (const stream of query.streams) params.append("stream", stream);
  for (const instanceId of query.instanceId) params.append("instanceId", instanceId);
  return params;
}

/**
 * A line with hits. `line` counts from 1, as the viewer does; `text` is what the line shows, cut around its first
 * hit to `searchLimits.lineLength` (`cutBefore`, `cutAfter` say where); `ranges` are the hits in `text`, as
 * [from, to) in UTF-16 units.
 */
export const searchLineSchema = z.object({
  stream: z.enum(streamNames),
  line: z.number(),
  text: z.string(),
  cutBefore: z.boolean(),
  cutAfter: z.boolean(),
  ranges: z.array(z.tuple([z.number(), z.number()])),
});
export type SearchLine = z.infer<typeof searchLineSchema>;

/** The hits of one instance: true counts, and the lines listed, which the limits may have cut. */
export const instanceHitsSchema = z.object({
  instanceId: z.nullable(z.string()),
  instanceName: z.nullable(z.string()),
  hits: z.object({ stdout: z.number(), stderr: z.number() }),
  lines: z.array(searchLineSchema),
});
export type InstanceHits = z.infer<typeof instanceHitsSchema>;

/**
 * What follows the instances with hits. `hits` and `matchedLines` are true counts over all that was searched.
 * `cutLines`: lines too long for a regular expression, of which only the beginning was searched.
 */
export const searchEndSchema = z.object({
  hits: z.number(),
  matchedLines: z.number(),
  listedLines: z.number(),
  cutLines: z.number(),
  instancesSearched: z.number(),
  upstreamRequestId: z.nullable(z.string()),
});
export type SearchEnd = z.infer<typeof searchEndSchema>;

/** The whole answer; written like a page, one instance a line. Instances without a hit are left out. */
export const searchResultSchema = z.object({ items: z.array(instanceHitsSchema), ...searchEndSchema.shape });
export type SearchResult = z.infer<typeof searchResultSchema>;

/** A search that broke off after its first items had been sent: those, and what went wrong in place of the counts. */
export const brokenSearchSchema = z.object({ items: z.array(instanceHitsSchema), problem: problemSchema });
