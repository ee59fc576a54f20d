import { type Ignorable, type InstanceContext, ignorables } from "@command-history/output";
import { useCallback, useEffect, useState } from "react";
import { useWorkerClient } from "../../parts/use-worker-client.ts";
import {
  type CompareClient,
  type CompareState,
  createCompareClient,
  nothingCompared,
} from "./compare-client.ts";
import type { TextSource } from "./protocol.ts";

/** One side of a comparison: where its text is, and whose it is. */
export interface ComparedSource {
  readonly source: TextSource;
  readonly context: InstanceContext;
}

/** Two texts to compare. `view` as in `comparedLines`. */
export interface ComparedSources {
  readonly left: ComparedSource;
  readonly right: ComparedSource;
  readonly view: "shown" | "sent";
}

/**
 * Compares two texts in a worker of its own, which ends with the component: other texts need another component. Another
 * choice of what to ignore compares the texts that are there already. The client is null until the worker is started.
 */
export function useComparison(
  firstSources: ComparedSources,
  ignored: readonly Ignorable[],
): { client: CompareClient | null; state: CompareState } {
  const [{ left, right, view }] = useState(firstSources);
  const create = useCallback(() => {
    const worker = new Worker(new URL("./compare.worker.ts", import.meta.url), { type: "module" });
    return createCompareClient({ left: left.source, right: right.source, view }, worker);
  }, [left, right, view]);
  const { client, state } = useWorkerClient(create, nothingCompared);

  // The same choices in a new array are no new choices.
  const choices = ignored.join();
  useEffect(() => {
    const chosen = new Set(choices.split(","));
    client?.compare(
      ignorables.filter((name) => chosen.has(name)),
      left.context,
      right.context,
    );
  }, [client, choices, left, right]);

  return { client, state };
}
