import type { OutputQuery } from "../lib/output-query.ts";
import type { OutputClient } from "./output-client.ts";
import type { ViewMode } from "./protocol.ts";

/** What each output was asked for last. */
const asked = new WeakMap<OutputClient, { query: OutputQuery | null; mode: ViewMode }>();

/** Searches an output as `OutputClient.search` does, unless that is what it was asked for last. */
export function lookFor(
  client: OutputClient,
  query: OutputQuery | null,
  mode: ViewMode,
  anchorRow: number,
): void {
  const before = asked.get(client);
  if (before?.query === query && before.mode === mode) return;
  asked.set(client, { query, mode });
  client.search(query, mode, anchorRow);
}
