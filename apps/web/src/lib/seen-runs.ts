import type { InvocationSummary } from "@command-history/contract";
import { createStore, useStore } from "./store.ts";

/** What tells one run of a command from the others. */
export type SeenRun = Pick<InvocationSummary, "commandName" | "status" | "createdAt">;

/** Invocations that the pages have shown since the app was loaded, by ID; the one shown last is the last. */
export type SeenRuns = ReadonlyMap<string, SeenRun>;

const capacity = 500;

const store = createStore<SeenRuns>(new Map());

/** Remembers invocations as they are now, to lead back to them. The first of a list is the one looked for first. */
export function noteRuns(runs: readonly (SeenRun & { readonly invocationId: string | null })[]): void {
  const seen = new Map(store.get());
  // More than there is room for would only push each other out.
  for (const { invocationId, commandName, status, createdAt } of runs.slice(0, capacity).toReversed()) {
    if (invocationId === null) continue;
    seen.delete(invocationId);
    seen.set(invocationId, { commandName, status, createdAt });
  }
  for (const id of [...seen.keys()].slice(0, Math.max(0, seen.size - capacity))) seen.delete(id);
  store.set(seen);
}

export function useSeenRuns(): SeenRuns {
  return useStore(store);
}
