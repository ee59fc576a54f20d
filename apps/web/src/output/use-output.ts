import { useCallback } from "react";
import { useWorkerClient } from "../parts/use-worker-client.ts";
import { createOutputClient, nothingRead, type OutputClient, type OutputState } from "./output-client.ts";

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
  const create = useCallback(() => {
    const worker = new Worker(new URL("./output.worker.ts", import.meta.url), { type: "module" });
    return createOutputClient(url, worker, reason, trueBytes);
  }, [url, reason, trueBytes]);
  return useWorkerClient(create, nothingRead);
}
