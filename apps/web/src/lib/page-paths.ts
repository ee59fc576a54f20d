/** The address of an invocation's page. Any character may occur in its ID; a lone surrogate has no UTF-8 form. */
export function invocationPagePath(invocationId: string, profile: string | undefined): string {
  const path = `/invocations/${encodeURIComponent(invocationId.toWellFormed())}`;
  return profile === undefined ? path : `${path}?${new URLSearchParams({ profile })}`;
}
