import type { Shortcut, ShortcutGroup } from "../../lib/shortcuts.ts";

/** Groups of the same title as one, in the order of their first; of equal keys the first is the one that works. */
export function gathered(groups: readonly ShortcutGroup[]): readonly ShortcutGroup[] {
  const taken = new Set<string>();
  const byTitle = new Map<string, ShortcutGroup["shortcuts"]>();
  for (const { title, shortcuts } of groups) {
    // Keys that are only listed take nothing from others, and neither does what has none.
    const nameOf = ({ keys, run, title: does }: Shortcut) =>
      keys === null ? `${title} ${does}` : run === null ? `${title} ${keys}` : keys;
    const fresh = shortcuts.filter((shortcut) => !taken.has(nameOf(shortcut)));
    for (const shortcut of fresh) taken.add(nameOf(shortcut));
    byTitle.set(title, [...(byTitle.get(title) ?? []), ...fresh]);
  }
  return [...byTitle]
    .map(([title, shortcuts]) => ({ title, shortcuts }))
    .filter(({ shortcuts }) => shortcuts.length > 0);
}
