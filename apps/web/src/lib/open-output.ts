import { searchLimits, searchSyntaxes } from "@command-history/contract";
import { formatLineRange, type LineRange, parseLineRange } from "./line-range.ts";
import { noOutputQuery, type OutputQuery } from "./output-query.ts";
import { type ShownStream, shownStreams } from "./shown-stream.ts";

/** What is shown of an instance's output: a stream (null: the one that tells more), and lines of it. */
export interface OutputPlace {
  readonly stream: ShownStream | null;
  readonly lines: LineRange | null;
}

/** An instance whose output is open within an opened invocation. */
export interface OpenOutput extends OutputPlace {
  readonly instanceId: string;
  /** What is looked for in it. */
  readonly search: OutputQuery;
}

/** An open output together with the invocation it belongs to. */
export interface PlacedOutput extends OpenOutput {
  readonly invocationId: string;
}

/** The value of one `output` parameter: "INVOCATION/INSTANCE/stderr/10-20/regex.match:disk.*full", each part percent-encoded. */
export function formatOpenOutput({ invocationId, instanceId, stream, lines, search }: PlacedOutput): string {
  const range = lines === null ? "" : formatLineRange(lines);
  const parts = [invocationId, instanceId, stream ?? "", range, formatQuery(search)];
  return parts
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join("/")
    .replace(/\/+$/, "");
}

/** Reads what `formatOpenOutput` writes; null for anything else. */
export function parseOpenOutput(value: string): PlacedOutput | null {
  const parts = value.split("/");
  if (parts.length < 2 || parts.length > 5) return null;
  let decoded: readonly string[];
  try {
    decoded = parts.map(decodeURIComponent);
  } catch {
    return null;
  }
  const [invocationId = "", instanceId = "", wantedStream = "", wantedLines = "", wantedQuery = ""] = decoded;
  if (invocationId === "" || instanceId === "") return null;
  const stream = shownStreams.find((known) => known === wantedStream) ?? null;
  const lines = parseLineRange(wantedLines);
  const search = parseQuery(wantedQuery);
  if (wantedStream !== "" && stream === null) return null;
  if (wantedLines !== "" && lines === null) return null;
  if (search === null) return null;
  return { invocationId, instanceId, stream, lines, search };
}

const matchCaseWord = "match";
const invertWord = "invert";

function formatQuery({ text, syntax, matchCase, invert }: OutputQuery): string {
  if (text === "") return "";
  const words = [
    ...(syntax === noOutputQuery.syntax ? [] : [syntax]),
    ...(matchCase ? [matchCaseWord] : []),
    ...(invert ? [invertWord] : []),
  ];
  return `${words.join(".")}:${text}`;
}

function parseQuery(value: string): OutputQuery | null {
  if (value === "") return noOutputQuery;
  const colon = value.indexOf(":");
  const text = value.slice(colon + 1);
  if (colon === -1 || text === "" || text.length > searchLimits.textLength) return null;
  const words = new Set(value.slice(0, colon).split(".").filter(Boolean));
  const matchCase = words.delete(matchCaseWord);
  const invert = words.delete(invertWord);
  const syntax = searchSyntaxes.find((known) => words.delete(known)) ?? noOutputQuery.syntax;
  return words.size === 0 ? { text, syntax, matchCase, invert } : null;
}
