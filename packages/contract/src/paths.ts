import type { StreamName } from "./enums.ts";
import { formatListQuery, type ListQuery } from "./list-query.ts";

/** Paths of the HTTP contract. IDs are percent-encoded, since any character may occur in them. */

/** One path segment. A lone surrogate has no UTF-8 form and becomes U+FFFD. */
function segment(id: string): string {
  return encodeURIComponent(id.toWellFormed());
}

function withProfile(path: string, profile: string | undefined): string {
  return profile === undefined ? path : `${path}?${new URLSearchParams({ profile })}`;
}

export function invocationsPath(query: ListQuery): string {
  const search = formatListQuery(query).toString();
  return search === "" ? "/api/invocations" : `/api/invocations?${search}`;
}

export function invocationPath(invocationId: string, profile?: string): string {
  return withProfile(`/api/invocations/${segment(invocationId)}`, profile);
}

/** The path of one output text. With `download`, the answer is an attachment. */
export function outputPath(
  output: { invocationId: string; instanceId: string; stream: StreamName },
  options: { profile?: string | undefined; download?: boolean } = {},
): string {
  const path =
    `/api/invocations/${segment(output.invocationId)}` +
    `/instances/${segment(output.instanceId)}/${output.stream}`;
  const params = new URLSearchParams();
  if (options.profile !== undefined) params.set("profile", options.profile);
  if (options.download) params.set("download", "");
  return params.size === 0 ? path : `${path}?${params}`;
}

export const profilesPath = "/api/profiles";
