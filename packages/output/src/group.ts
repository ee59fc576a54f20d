/** Items that gave the same, in the order in which they came. */
export interface OutputGroup<T> {
  readonly key: string;
  readonly items: readonly T[];
}

export const groupOrders = ["rarest", "largest"] as const;
export type GroupOrder = (typeof groupOrders)[number];

/**
 * Folds items with equal keys, such as instances with equal exit code, stdout digest and stderr digest. Groups of equal
 * size stay in the order in which their first items came.
 */
export function groupOutputs<T>(
  items: readonly T[],
  keyOf: (item: T) => readonly (string | number | null)[],
  order: GroupOrder,
): OutputGroup<T>[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = JSON.stringify(keyOf(item));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  const direction = order === "rarest" ? 1 : -1;
  return Array.from(groups, ([key, members]) => ({ key, items: members })).sort(
    (one, other) => direction * (one.items.length - other.items.length),
  );
}
