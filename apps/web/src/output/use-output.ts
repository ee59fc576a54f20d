import { useCallback, useState, useSyncExternalStore } from "react";
import type { OutputQuery } from "../lib/output-query.ts";
import { useWorkerClient } from "../parts/use-worker-client.ts";
import { createOutputClient, nothingRead, type OutputClient, type OutputState } from "./output-client.ts";
import type { ViewMode } from "./protocol.ts";
import type { RowScroller } from "./row-scroller.ts";

/** How a text is read. `query` null: nothing is looked for. */
interface View {
  readonly mode: ViewMode;
  readonly scroller: RowScroller;
  readonly query: OutputQuery | null;
}

/**
 * Reads the output at `url` in a worker of its own, which ends with the component: closing an output stops its
 * transfer and frees its text at once. The client is null until the worker is started. `reason`: why nothing is to be
 * hidden, for an address that asks for it. `trueBytes`: the size of a text in which something is hidden. With another
 * `version` the text is read anew, and takes the place of the one before once the rows on screen are there, with what is
 * looked for. Where it cannot be read, or not be searched, the one before stays: `growth` says why, and `readGrowth` reads it
 * once more.
 */
export function useOutput(
  text: { url: string; reason: string | null; trueBytes: number | null; version: string | null },
  view: View,
): {
  client: OutputClient | null;
  state: OutputState;
  growth: { readonly failure: Error | null; readonly isRead: boolean };
  readGrowth: () => void;
} {
  const { url, reason, trueBytes, version } = text;
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt, and of what is not hidden another version, is another text at the same address
  const create = useCallback(() => {
    const worker = new Worker(new URL("./output.worker.ts", import.meta.url), { type: "module" });
    return createOutputClient(url, worker, reason, trueBytes);
  }, [url, reason, trueBytes, version, attempt]);
  const { client, state, latest } = useWorkerClient(create, nothingRead, (next, shown) => {
    if (isMissing(shown.state())) return true;
    return next.state().failure === null && hasRows(next, view);
  });
  const { failure, progress } = useSyncExternalStore(
    latest?.subscribe ?? neverChanges,
    () => latest?.state() ?? nothingRead,
  );
  return {
    client,
    state,
    growth: { failure: latest === client ? null : failure, isRead: progress.done },
    readGrowth: () => setAttempt(attempt + 1),
  };
}

const neverChanges = () => () => {};

/** Whether nothing of a text came: there is nothing to show, search, select or take away. */
export function isMissing({ failure, progress }: OutputState): boolean {
  return failure !== null && progress.lines === 0;
}

/** Whether a text is read to its end and its rows on screen are at hand; what is missing of that is asked for. */
function hasRows(client: OutputClient, { mode, scroller, query }: View): boolean {
  const { progress } = client.state();
  if (!progress.done) return false;
  if (progress.lines > 0 && progress.rows[mode] === 0) {
    client.prepare(mode);
    return false;
  }
  client.search(query, mode, scroller.topRow());
  const { found, refusal } = client.state();
  const isSearched = found?.mode === mode && found.done;
  if (query !== null && refusal === null && !isSearched) return false;
  const { first, last } = scroller.window();
  const end = Math.min(last, client.rowCount(mode));
  client.show(mode, first, end);
  for (let row = first; row < end; row++) if (client.row(mode, row) === undefined) return false;
  return true;
}
