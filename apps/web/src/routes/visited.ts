import type { AnyRouter } from "@tanstack/react-router";
import * as z from "zod/mini";

const storageKey = "command-history.visited";
const keptEntries = 100;
const storedSchema = z.object({ user: z.string(), entries: z.array(z.tuple([z.number(), z.string()])) });
type Stored = z.output<typeof storedSchema>;

/** What a reload must not forget; the tab's own storage ends with the tab. */
function readStored(): Stored | null {
  try {
    const parsed = z.safeParse(storedSchema, JSON.parse(sessionStorage.getItem(storageKey) ?? "null"));
    return parsed.success ? parsed.data : null;
  } catch {
    // Storage may be forbidden, or hold what another program wrote.
    return null;
  }
}

function store(stored: Stored | null): void {
  try {
    if (stored === null) sessionStorage.removeItem(storageKey);
    else sessionStorage.setItem(storageKey, JSON.stringify(stored));
  } catch {
    // Without storage a reload forgets: the link then leads to the list without filters.
  }
}

/** Which page each entry of this tab's history shows, as far as the app has seen it: the index, then its address. */
const visited = new Map<number, string>();

/** The entries seen since the app was loaded. */
const sinceLoad = new Set<number>();

/** Whose visits these are: addresses hold filters and IDs. Null when nobody is signed in, or that is not known yet. */
let owner: string | null = null;

function storeVisits(): void {
  store(owner === null ? null : { user: owner, entries: [...visited].slice(-keptEntries) });
}

/** Forgets every visit but those of this user; all of them when nobody is signed in. */
export function keepVisitsOf(user: string | null): void {
  if (user === null || (owner !== null && owner !== user)) {
    visited.clear();
  } else if (owner === null) {
    const stored = readStored();
    const before = stored?.user === user ? stored.entries : [];
    const seen = [...visited];
    visited.clear();
    for (const [index, href] of [...before, ...seen]) visited.set(index, href);
  }
  owner = user;
  storeVisits();
}

/** Takes note of every page that is opened. */
export function watchVisits(router: Pick<AnyRouter, "subscribe">): void {
  router.subscribe("onResolved", ({ toLocation }) => {
    const index = toLocation.state.__TSR_index;
    sinceLoad.add(index);
    visited.delete(index);
    visited.set(index, toLocation.href);
    // Until it is known who looks on, what is stored may still be theirs.
    if (owner !== null) storeVisits();
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
