import type { ShortcutGroup } from "../../lib/shortcuts.ts";

/** Groups of the same title as one, in the order of their first; of equal keys the first is the one that works. */
export function gathered(groups: readonly ShortcutGroup[]): readonly ShortcutGroup[] {
  const taken = new Set<string>();
  const byTitle = new Map<string, ShortcutGroup["shortcuts"]>();
  for (const { title, shortcuts } of groups) {
    const fresh = shortcuts.filter(({ keys }) => !taken.has(keys));
    for (const { keys } of fresh) taken.add(keys);
    byTitle.set(title, [...(byTitle.get(title) ?? []), ...fresh]);
  }
  return [...byTitle]
    .map(([title, shortcuts]) => ({ title, shortcuts }))
    .filter(({ shortcuts }) => shortcuts.length > 0);
}
