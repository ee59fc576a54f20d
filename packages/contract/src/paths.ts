import type { StreamName } from "./enums.ts";
import type { InvocationExportFormat, ListExport } from "./exports.ts";
import { formatListQuery, type ListQuery } from "./list-query.ts";
import type { Ignorable } from "./output-groups.ts";
import { formatSearchQuery, type SearchQuery } from "./search.ts";

/** Paths of the HTTP contract. IDs are percent-encoded, since any character may occur in them. */

/** One path segment. A lone surrogate has no UTF-8 form and becomes U+FFFD. */
function segment(id: string): string {
  return encodeURIComponent(id.toWellFormed());
}

function withParameters(path: string, params: URLSearchParams, profile?: string): string {
  if (profile !== undefined) params.set("profile", profile);
  return params.size === 0 ? path : `${path}?${params}`;
}

export function invocationsPath(query: ListQuery): string {
  return withParameters("/api/invocations", formatListQuery(query));
}

export function invocationPath(invocationId: string, profile?: string): string {
  return withParameters(`/api/invocations/${segment(invocationId)}`, new URLSearchParams(), profile);
}

/** How the digest of an output is written. */
export const sha256Form = /^[0-9a-f]{64}$/;

/**
 * The path of one output text. With `download`, the answer is an attachment. `sha256`: what the invocation tells of the
 * output at hand, so that the text is none that was kept from before.
 */
export function outputPath(
  output: { invocationId: string; instanceId: string; stream: StreamName },
  options: { profile?: string | undefined; download?: boolean; sha256?: string | null | undefined } = {},
): string {
  const path =
    `/api/invocations/${segment(output.invocationId)}` +
    `/instances/${segment(output.instanceId)}/${output.stream}`;
  const params = new URLSearchParams();
  if (options.download) params.set("download", "");
  if (options.sha256) params.set("sha256", options.sha256);
  return withParameters(path, params, options.profile);
}

/** Where one output is asked for with nothing hidden, by POST. */
export function outputRevealPath(
  output: { invocationId: string; instanceId: string; stream: StreamName },
  profile?: string,
): string {
  return withParameters(`${outputPath(output)}/reveal`, new URLSearchParams(), profile);
}

/** Where the script of an invocation is asked for with nothing hidden, by POST. */
export function scriptRevealPath(invocationId: string, profile?: string): string {
  return withParameters(`${invocationPath(invocationId)}/script/reveal`, new URLSearchParams(), profile);
}

/** The path of a search in the outputs of one invocation. */
export function searchPath(invocationId: string, query: SearchQuery, profile?: string): string {
  return withParameters(`${invocationPath(invocationId)}/search`, formatSearchQuery(query), profile);
}

/** The path of the digests of an invocation's outputs with some of what they say ignored. */
export function digestsPath(invocationId: string, ignored: readonly Ignorable[], profile?: string): string {
  const params = new URLSearchParams(ignored.map((name) => ["ignore", name]));
  return withParameters(`${invocationPath(invocationId)}/digests`, params, profile);
}

export function listExportPath({ query, format, scope }: ListExport): string {
  const params = formatListQuery(query);
  params.set("format", format);
  params.set("scope", scope);
  return withParameters("/api/exports/invocations", params);
}

export function invocationExportPath(
  invocationId: string,
  format: InvocationExportFormat,
  profile?: string,
): string {
  const path = `/api/exports/invocations/${segment(invocationId)}`;
  return withParameters(path, new URLSearchParams({ format }), profile);
}

export const profilesPath = "/api/profiles";
