import { useEffect, useState, useSyncExternalStore } from "react";
import { createOutputClient, nothingRead, type OutputClient, type OutputState } from "./output-client.ts";

const neverChanges = () => () => {};
const nothingYet = () => nothingRead;

/**
 * Reads the output at `url` in a worker of its own, which ends with the component: closing an output stops its
 * transfer and frees its text at once. The client is null until the worker is started. `reason`: why nothing is to be
 * hidden, for an address that asks for it. `trueBytes`: the size of a text in which something is hidden.
 */
export function useOutput(
  url: string,
  reason: string | null,
  trueBytes: number | null,
): { client: OutputClient | null; state: OutputState } {
  const [client, setClient] = useState<OutputClient | null>(null);
  useEffect(() => {
    const worker = new Worker(new URL("./output.worker.ts", import.meta.url), { type: "module" });
    const opened = createOutputClient(url, worker, reason, trueBytes);
    setClient(opened);
    return () => {
      setClient(null);
      opened.close();
    };
  }, [url, reason, trueBytes]);
  const state = useSyncExternalStore(client?.subscribe ?? neverChanges, client?.state ?? nothingYet);
  return { client, state };
}
