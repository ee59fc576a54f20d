import type { AnyRouter } from "@tanstack/react-router";

/** Which page each entry of this tab's history shows, as far as the app has seen it: the index, then its address. */
const visited = new Map<number, string>();

/** Takes note of every page that is opened. */
export function watchVisits(router: AnyRouter): void {
  router.subscribe("onResolved", ({ toLocation }) => {
    visited.set(toLocation.state.__TSR_index, toLocation.href);
  });
}

/** Whether the app was opened with the present page, by a link or a reload. */
export function isFirstVisit(): boolean {
  return visited.size <= 1;
}

/** The list as it was last seen before the present page: its address, and how many steps back it is. */
export function lastList(present: number): { readonly href: string; readonly steps: number } | null {
  for (let index = present - 1; index >= 0; index--) {
    const href = visited.get(index);
    if (href === undefined) return null;
    if (href === "/" || href.startsWith("/?")) return { href, steps: present - index };
  }
  return null;
}
