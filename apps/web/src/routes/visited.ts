import type { AnyRouter } from "@tanstack/react-router";
import * as z from "zod/mini";

const storageKey = "command-history.visited";
const keptLines = 10;
const keptEntries = 100;
const visitSchema = z.tuple([z.number(), z.string(), z.string()]);
/** An entry of the history and what it shows: its index, its key, and the address. */
type Visit = z.output<typeof visitSchema>;
const storedSchema = z.object({ user: z.string(), lines: z.array(z.array(visitSchema)) });
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

/**
 * Which page each entry of the history shows, by its index, as far as the app has seen it. Entries are counted anew from a
 * load on, such as that of an address typed into the bar, unless the load leads back to one counted before: those
 * counted together are a line, and these are of the present one.
 */
const visited = new Map<number, Visit>();

/** The other lines of this tab, to which Back and Forward may lead. */
let others: Stored["lines"] = [];

/** The key of the entry that the app was loaded at. */
let startKey = "";

/** The entries seen since the app was loaded. */
const sinceLoad = new Set<number>();

/** Whose visits these are: addresses hold filters and IDs. Null when nobody is signed in, or that is not known yet. */
let owner: string | null = null;

function storeVisits(): void {
  const lines = [...others, [...visited.values()].slice(-keptEntries)].slice(-keptLines);
  store(owner === null ? null : { user: owner, lines });
}

/** Forgets every visit but those of this user; all of them when nobody is signed in. */
export function keepVisitsOf(user: string | null): void {
  if (user === null || (owner !== null && owner !== user)) {
    visited.clear();
    others = [];
  } else if (owner === null) {
    const stored = readStored();
    const lines = stored?.user === user ? stored.lines : [];
    const present = lines.find((line) => line.some(([, key]) => key === startKey));
    others = lines.filter((line) => line !== present);
    const seen = [...visited.values()];
    visited.clear();
    for (const visit of [...(present ?? []), ...seen]) visited.set(visit[0], visit);
  }
  owner = user;
  storeVisits();
}

/** Takes note of every page that is opened. */
export function watchVisits(router: Pick<AnyRouter, "subscribe" | "history">): void {
  startKey = router.history.location.state.__TSR_key ?? "";
  router.subscribe("onResolved", ({ toLocation: { state, href } }) => {
    const index = state.__TSR_index;
    sinceLoad.add(index);
    visited.delete(index);
    visited.set(index, [index, state.__TSR_key ?? "", href]);
    // Until it is known who looks on, what is stored may still be theirs.
    if (owner !== null) storeVisits();
  });
}

/** Whether the app was opened with the present page, by a link or a reload. */
export function isFirstVisit(): boolean {
  return sinceLoad.size <= 1;
}

/**
 * The list as it was last seen before the present page: its address, and how many steps back it is. Null where its
 * `profile` is not of the account wanted.
 */
export function lastList(
  present: number,
  isOfAccount: (profile: string | undefined) => boolean = () => true,
): { readonly href: string; readonly steps: number } | null {
  for (let index = present - 1; index >= 0; index--) {
    const href = visited.get(index)?.[2];
    if (href === undefined) return null;
    if (href !== "/" && !href.startsWith("/?")) continue;
    const profile = new URLSearchParams(href.slice(1)).get("profile") ?? undefined;
    return isOfAccount(profile) ? { href, steps: present - index } : null;
  }
  return null;
}
