import type { InvocationSummary } from "@command-history/contract";
import { useCallback, useMemo } from "react";
import { rowKeys } from "../features/invocation-list/row-keys.ts";

/** Which rows of the page are those that the address says are open. `open`: the IDs of their invocations. */
export function useOpenRows(items: readonly InvocationSummary[], open: readonly string[]) {
  const keys = useMemo(() => rowKeys(items), [items]);
  const openKeys = useMemo(() => {
    const ids = new Set(open);
    return new Set(keys.filter((_, index) => ids.has(items[index]?.invocationId ?? "")));
  }, [keys, items, open]);
  const absent = useMemo(() => {
    // Without an open row the many that come need not be looked through.
    if (open.length === 0) return open;
    const here = new Set(items.map(({ invocationId }) => invocationId));
    return open.filter((id) => !here.has(id));
  }, [items, open]);
  const rowId = useCallback((_item: InvocationSummary, index: number) => keys[index] ?? "", [keys]);
  return {
    /** The keys of the rows that are open. */
    openKeys,
    /** Those open that are not on this page. */
    absent,
    /** A row's key. */
    rowId,
    /** The key of an invocation's first row. */
    keyOf: useCallback(
      (invocationId: string) => keys[items.findIndex((item) => item.invocationId === invocationId)],
      [keys, items],
    ),
    /** The invocation of a row, by its key; null: it has no ID, and cannot be opened. */
    invocationOf: (key: string) => items[keys.indexOf(key)]?.invocationId ?? null,
  };
}
