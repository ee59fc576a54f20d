import type { InvocationSummary } from "@command-history/contract";

/**
 * A key for every row: its invocation's ID, so that a refresh finds it again. A row without one, or with one that
 * came before, gets a key of its own.
 */
export function rowKeys(items: readonly Pick<InvocationSummary, "invocationId">[]): readonly string[] {
  const used = new Set<string>();
  return items.map(({ invocationId }, index) => {
    const key =
      invocationId === null || used.has(invocationId) ? `row ${index} ${invocationId ?? ""}` : invocationId;
    used.add(key);
    return key;
  });
}
