import type { AnyRouter } from "@tanstack/react-router";
import * as z from "zod/mini";

const storageKey = "command-history.visited";
const keptEntries = 100;
const entriesSchema = z.array(z.tuple([z.number(), z.string()]));

/** What a reload must not forget; the tab's own storage ends with the tab. */
function readStored(): z.output<typeof entriesSchema> {
  try {
    const parsed = z.safeParse(entriesSchema, JSON.parse(sessionStorage.getItem(storageKey) ?? "[]"));
    return parsed.success ? parsed.data : [];
  } catch {
    // Storage may be forbidden, or hold what another program wrote.
    return [];
  }
}

function store(entries: readonly (readonly [number, string])[]): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(entries));
  } catch {
    // Without storage a reload forgets: the link then leads to the list without filters.
  }
}

/** Which page each entry of this tab's history shows, as far as the app has seen it: the index, then its address. */
const visited = new Map<number, string>(readStored());

/** The entries seen since the app was loaded. */
const sinceLoad = new Set<number>();

/** Takes note of every page that is opened. */
export function watchVisits(router: Pick<AnyRouter, "subscribe">): void {
  router.subscribe("onResolved", ({ toLocation }) => {
    const index = toLocation.state.__TSR_index;
    sinceLoad.add(index);
    visited.delete(index);
    visited.set(index, toLocation.href);
    store([...visited].slice(-keptEntries));
  });
}

/** Whether the app was opened with the present page, by a link or a reload. */
export function isFirstVisit(): boolean {
  return sinceLoad.size <= 1;
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
