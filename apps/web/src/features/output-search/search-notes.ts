import type { InstanceResult, SearchEnd } from "@command-history/contract";
import { formatCount } from "../../lib/format-number.ts";
import { knownIds } from "./narrowed-hits.ts";
import { listCuts, searchCuts } from "./search-facts.ts";

/**
 * What a list of hits leaves out, and what was not searched. `end` is of the search of the instances with the IDs `aloneIn`;
 * null: of that of all. `narrowedTo`: the instances whose hits are shown; null: all.
 */
export function searchNotes(
  end: SearchEnd | null,
  narrowedTo: readonly InstanceResult[] | null,
  aloneIn: readonly string[] | null,
  listsWithout: boolean,
): string[] {
  const cuts = [...(listsWithout ? [] : listCuts(end)), ...searchCuts(end)];
  if (narrowedTo === null) return cuts;
  if (aloneIn === null) return cuts.map((cut) => `In the search of all instances: ${cut}`);
  if (listsWithout) return cuts;
  const inAlone = new Set(aloneIn);
  const later = [...knownIds(narrowedTo)].filter((id) => !inAlone.has(id)).length;
  return later === 0 ? cuts : [...cuts, laterWords(later)];
}

function laterWords(count: number): string {
  const [were, their] = count === 1 ? ["was", "its"] : ["were", "their"];
  const instances = `${count === 1 ? "One" : formatCount(count)} of these instances`;
  return `${instances} ${were} searched only with all others: some of ${their} lines may not be listed.`;
}
