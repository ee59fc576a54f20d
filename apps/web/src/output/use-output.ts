import { useCallback } from "react";
import { useWorkerClient } from "../parts/use-worker-client.ts";
import { createOutputClient, nothingRead, type OutputClient, type OutputState } from "./output-client.ts";
import type { ViewMode } from "./protocol.ts";
import type { RowScroller } from "./row-scroller.ts";

/**
 * Reads the output at `url` in a worker of its own, which ends with the component: closing an output stops its
 * transfer and frees its text at once. The client is null until the worker is started. `reason`: why nothing is to be
 * hidden, for an address that asks for it. `trueBytes`: the size of a text in which something is hidden. With another
 * `version` the text is read anew, and takes the place of the one before once the rows on screen are there.
 */
export function useOutput(
  text: { url: string; reason: string | null; trueBytes: number | null; version: string | null },
  view: { mode: ViewMode; scroller: RowScroller },
): { client: OutputClient | null; state: OutputState } {
  const { url, reason, trueBytes, version } = text;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version is another text at the same address
  const create = useCallback(() => {
    const worker = new Worker(new URL("./output.worker.ts", import.meta.url), { type: "module" });
    return createOutputClient(url, worker, reason, trueBytes);
  }, [url, reason, trueBytes, version]);
  return useWorkerClient(create, nothingRead, (next, shown) => {
    const hasFailed = [next, shown].some((client) => client.state().failure !== null);
    return hasFailed || hasRows(next, view.mode, view.scroller);
  });
}

/** Whether a text is read to its end and its rows on screen are at hand; what is missing of that is asked for. */
function hasRows(client: OutputClient, mode: ViewMode, scroller: RowScroller): boolean {
  const { progress } = client.state();
  if (!progress.done) return false;
  if (progress.lines > 0 && progress.rows[mode] === 0) {
    client.prepare(mode);
    return false;
  }
  const { first, last } = scroller.window();
  const end = Math.min(last, client.rowCount(mode));
  client.show(mode, first, end);
  for (let row = first; row < end; row++) if (client.row(mode, row) === undefined) return false;
  return true;
}
