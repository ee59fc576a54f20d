import type { InstanceHits, StreamName } from "@command-history/contract";
import type { ShownStream } from "../../lib/shown-stream.ts";

/** The output on display while all outputs are searched. */
export interface ShownOutput {
  readonly instanceId: string;
  readonly stream: ShownStream;
}

/**
 * Where to lead whoever looked for something: to the first instance with hits, or another stream of the one on
 * display. Null: there are hits on display already, or none anywhere.
 */
export function hitToShow(
  items: readonly InstanceHits[],
  { instanceId, stream }: ShownOutput,
): { readonly instanceId: string; readonly stream: StreamName } | null {
  const own = items.find((item) => item.instanceId === instanceId);
  if (own !== undefined && (stream === "both" || own.hits[stream] > 0)) return null;
  const next = own ?? items.find((item) => item.instanceId !== null);
  if (next === undefined || next.instanceId === null) return null;
  return { instanceId: next.instanceId, stream: next.hits.stdout > 0 ? "stdout" : "stderr" };
}
