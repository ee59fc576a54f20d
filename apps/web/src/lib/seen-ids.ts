import type { InvocationDetail } from "@command-history/contract";
import { createStore, useStore } from "./store.ts";

/** What an ID can stand for in the list's filters. */
export type IdKind = "command" | "invocation" | "instance";

/** IDs that rows have shown since the page was loaded, with the name that came with each; null without one. */
type SeenIds = ReadonlyMap<string, string | null>;

/** Enough for every suggestion anybody scrolls through; those noted earliest go first. */
const capacity = 5000;

const stores = {
  command: createStore<SeenIds>(new Map()),
  invocation: createStore<SeenIds>(new Map()),
  instance: createStore<SeenIds>(new Map()),
};

/** Remembers IDs and their names, to suggest them and to show the name beside an ID: of very many the first. */
export function noteSeen(
  kind: IdKind,
  entries: readonly (readonly [id: string | null, name: string | null])[],
): void {
  const before = stores[kind].get();
  const seen = new Map(before);
  const shown = new Set<string>();
  let hasNew = false;
  for (const [id, name] of entries) {
    if (id === null) continue;
    // More than there is room for would only push each other out.
    if (shown.size === capacity && !shown.has(id)) break;
    shown.add(id);
    if (seen.has(id) && (name === null || seen.get(id) === name)) continue;
    seen.set(id, name);
    hasNew = true;
  }
  if (!hasNew) return;
  for (const id of before.keys()) {
    if (seen.size <= capacity) break;
    if (!shown.has(id)) seen.delete(id);
  }
  stores[kind].set(seen);
}

/** Remembers what an invocation that was loaded shows. */
export function noteInvocation({ invocationId, commandId, commandName, instances }: InvocationDetail): void {
  noteSeen("invocation", [[invocationId, commandName]]);
  noteSeen("command", [[commandId, commandName]]);
  noteSeen(
    "instance",
    instances.map(({ instanceId, instanceName }) => [instanceId, instanceName]),
  );
}

export function useSeenIds(kind: IdKind): SeenIds {
  return useStore(stores[kind]);
}
